package org.findbuch.web.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.web.exchange.ByteRange;
import org.findbuch.web.exchange.RangedAnswer;

/**
 * A ZIP (PKWARE's APPNOTE 6.3.10) of entries that are stored as they are. So the place and length
 * of everything in it is known before anything is read, any part of it can be written alone, and
 * the same entries make the same bytes. Of an entry nothing but its CRC-32 has to be known, and
 * that only when its head or the directory is written.
 */
final class StoredZip {
  private static final int LOCAL_HEAD = 30;
  private static final int DIRECTORY_HEAD = 46;
  private static final int END = 22;
  private static final int MOST_ENTRIES = 0xffff;

  /** Beyond this the fields of 64 bits begin, which no ZIP of ours needs. */
  private static final long MOST_BYTES = 0xffff_ffffL;

  private static final short VERSION = 20;
  private static final short NAMES_IN_UTF8 = 1 << 11;

  /** What is written one after the other. */
  private final List<Piece> pieces = new ArrayList<>();

  private final long length;

  /**
   * One file in it.
   *
   * @param name with slashes; unique
   * @param moment of its last change, as far as anybody can tell
   */
  record Entry(String name, long bytes, Instant moment, Content content) {}

  /** The bytes of an entry. */
  interface Content {
    int crc32() throws IOException;

    /** So many bytes from an offset on. */
    InputStream from(long offset, long length) throws IOException;
  }

  private record Piece(long start, long length, Writing writing) {}

  @FunctionalInterface
  private interface Writing {
    /** Writes a part of a piece; places count from its start. */
    void write(ByteRange part, OutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Head {
    byte[] bytes() throws IOException;
  }

  /**
   * @throws IllegalArgumentException when it would be larger than 4 GiB, or have 65,535 entries
   */
  StoredZip(List<Entry> entries) {
    long[] starts = new long[entries.size()];
    long directory = 0;
    long at = 0;
    for (int i = 0; i < starts.length; i++) {
      Entry entry = entries.get(i);
      starts[i] = at;
      int name = name(entry).length;
      at = add(at, LOCAL_HEAD + name, () -> localHead(entry));
      at = add(at, entry);
      directory += DIRECTORY_HEAD + name;
    }
    long from = at;
    long size = directory;
    length = add(from, size + END, () -> directory(entries, starts, from, (int) size));
    if (length >= MOST_BYTES || starts.length >= MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "a ZIP of " + length + " bytes and " + starts.length + " entries, expected less");
    }
  }

  long length() {
    return length;
  }

  /** Writes a part of it. */
  void write(ByteRange range, OutputStream out) throws IOException {
    for (Piece piece : pieces) {
      long first = Math.max(range.first(), piece.start);
      long last = Math.min(range.last(), piece.start + piece.length - 1);
      if (first <= last) {
        piece.writing.write(new ByteRange(first - piece.start, last - piece.start), out);
      }
    }
  }

  private long add(long at, long bytes, Head head) {
    Writing writing =
        (part, out) -> out.write(head.bytes(), (int) part.first(), (int) part.length());
    pieces.add(new Piece(at, bytes, writing));
    return at + bytes;
  }

  private long add(long at, Entry entry) {
    pieces.add(new Piece(at, entry.bytes(), (part, out) -> copy(entry, part, out)));
    return at + entry.bytes();
  }

  private static void copy(Entry entry, ByteRange part, OutputStream out) throws IOException {
    try (InputStream in = entry.content().from(part.first(), part.length())) {
      RangedAnswer.copy(in, part.length(), out, entry.name());
    }
  }

  private static byte[] localHead(Entry entry) throws IOException {
    byte[] name = name(entry);
    byte[] head = new byte[LOCAL_HEAD + name.length];
    common(buffer(head).putInt(0x0403_4b50), entry, name).put(name);
    return head;
  }

  private static byte[] directory(List<Entry> entries, long[] starts, long from, int size)
      throws IOException {
    byte[] directory = new byte[size + END];
    ByteBuffer all = buffer(directory);
    for (int i = 0; i < starts.length; i++) {
      byte[] name = name(entries.get(i));
      all.putInt(0x0201_4b50).putShort(VERSION);
      common(all, entries.get(i), name);
      // no comment, on this disk, nothing said of what is in it or who may read it
      all.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
      all.putInt((int) starts[i]).put(name);
    }
    short count = (short) starts.length;
    all.putInt(0x0605_4b50).putInt(0).putShort(count).putShort(count);
    all.putInt(size).putInt((int) from).putShort((short) 0);
    return directory;
  }

  /** What head and directory say alike. */
  private static ByteBuffer common(ByteBuffer head, Entry entry, byte[] name) throws IOException {
    head.putShort(VERSION).putShort(NAMES_IN_UTF8).putShort((short) 0).putInt(time(entry));
    head.putInt(entry.content().crc32()).putInt((int) entry.bytes()).putInt((int) entry.bytes());
    return head.putShort((short) name.length).putShort((short) 0);
  }

  /** As MS-DOS has it, in UTC, to two seconds and from 1980 on. */
  private static int time(Entry entry) {
    LocalDateTime moment = LocalDateTime.ofInstant(entry.moment(), ZoneOffset.UTC);
    int years = Math.clamp(moment.getYear() - 1980, 0, 127);
    int date = years << 9 | moment.getMonthValue() << 5 | moment.getDayOfMonth();
    int time = moment.getHour() << 11 | moment.getMinute() << 5 | moment.getSecond() / 2;
    return date << 16 | time;
  }

  private static byte[] name(Entry entry) {
    return entry.name().getBytes(UTF_8);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
