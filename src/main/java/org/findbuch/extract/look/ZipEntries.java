package org.findbuch.extract.look;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.findbuch.language.Encoding;

/**
 * Reads the directory of a ZIP, entry by entry and bounded (PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16
 * and 4.5.3).
 */
public final class ZipEntries {
  /** The record that ends the directory, without its comment. */
  static final int END_LENGTH = 22;

  private static final int WIDE_END_LENGTH = 56;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ENTRY_LENGTH = 46;
  private static final int MOST_BYTES = 16 << 20;
  private static final long WIDE = 0xFFFFFFFFL;

  private ZipEntries() {}

  /**
   * One line of the directory.
   *
   * @param at where its own head stands in the file
   * @param packed its size in the file
   * @param bytes its size unpacked
   */
  public record Entry(
      String path,
      int nameLength,
      long at,
      long packed,
      long bytes,
      long sum,
      int method,
      boolean isLocked) {

    public boolean isFolder() {
      return path.endsWith("/");
    }

    public boolean leadsOut() {
      return path.startsWith("/")
          || path.matches("(?s)[A-Za-z]:.*")
          || List.of(path.split("/", -1)).contains("..");
    }
  }

  /** More entries than are allowed. */
  public static final class TooManyException extends ZipException {
    TooManyException() {
      super("too many entries");
    }
  }

  /**
   * Reads all of them.
   *
   * @throws ZipException when the directory is not there or not whole
   */
  public static List<Entry> read(FileChannel channel, int most) throws IOException {
    long end = end(channel).orElseThrow(() -> new ZipException("no directory"));
    ByteBuffer tail = Bytes.piece(channel, end, END_LENGTH);
    long entries = tail.getShort(10) & 0xFFFF;
    long length = tail.getInt(12) & WIDE;
    long told = tail.getInt(16) & WIDE;
    long directoryEnd = end;
    if (entries == 0xFFFF || length == WIDE || told == WIDE) {
      ByteBuffer locator = Bytes.piece(channel, end - LOCATOR_LENGTH, LOCATOR_LENGTH);
      if (locator.getInt(0) == 0x07064B50) {
        directoryEnd = locator.getLong(8);
        ByteBuffer wide = Bytes.piece(channel, directoryEnd, WIDE_END_LENGTH);
        entries = wide.getLong(32);
        length = wide.getLong(40);
        told = wide.getLong(48);
      }
    }
    if (entries > most || length > MOST_BYTES) {
      throw new TooManyException();
    }
    long from = directoryEnd - length;
    byte[] directory = Bytes.array(channel, from, (int) length);
    return new Directory(directory, from, from - told).entries(most);
  }

  /** Where the record stands that ends the directory. */
  static OptionalLong end(FileChannel channel) throws IOException {
    long from = Math.max(0, channel.size() - END_LENGTH - LONGEST_COMMENT);
    ByteBuffer tail = Bytes.piece(channel, from, (int) (channel.size() - from));
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == 0x06054B50) {
        return OptionalLong.of(from + at);
      }
    }
    return OptionalLong.empty();
  }

  /** The bytes of a directory, what stands before the first entry having shifted every offset. */
  private static final class Directory {
    private final byte[] bytes;
    private final long from;
    private final long shift;

    Directory(byte[] bytes, long from, long shift) {
      this.bytes = bytes;
      this.from = from;
      this.shift = shift;
    }

    List<Entry> entries(int most) throws IOException {
      ByteBuffer directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      List<Entry> entries = new ArrayList<>();
      int at = 0;
      while (at <= bytes.length - ENTRY_LENGTH && directory.getInt(at) == 0x02014B50) {
        if (entries.size() == most) {
          throw new TooManyException();
        }
        int name = directory.getShort(at + 28) & 0xFFFF;
        int extra = directory.getShort(at + 30) & 0xFFFF;
        int next = at + ENTRY_LENGTH + name + extra + (directory.getShort(at + 32) & 0xFFFF);
        if (next > bytes.length) {
          throw new ZipException("an entry ends after the directory");
        }
        entries.add(entry(directory, at, name, extra));
        at = next;
      }
      if (at < bytes.length && entries.isEmpty()) {
        throw new ZipException("no entry");
      }
      return entries;
    }

    private Entry entry(ByteBuffer directory, int at, int name, int extra) throws IOException {
      int flags = directory.getShort(at + 8);
      long packed = directory.getInt(at + 20) & WIDE;
      long unpacked = directory.getInt(at + 24) & WIDE;
      long local = directory.getInt(at + 42) & WIDE;
      ByteBuffer more =
          directory.slice(at + ENTRY_LENGTH + name, extra).order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer wide = field(more, 1);
      int took = 0;
      if (unpacked == WIDE && wide.limit() >= took + 8) {
        unpacked = wide.getLong(took);
        took += 8;
      }
      if (packed == WIDE && wide.limit() >= took + 8) {
        packed = wide.getLong(took);
        took += 8;
      }
      if (local == WIDE && wide.limit() >= took + 8) {
        local = wide.getLong(took);
      }
      local += shift;
      if (unpacked < 0 || packed < 0 || local < 0 || local > from || packed > from - local) {
        throw new ZipException("an entry lies outside");
      }
      byte[] raw = new byte[name];
      directory.get(at + ENTRY_LENGTH, raw);
      return new Entry(
          name(raw, (flags & 0x800) != 0, field(more, 0x7075)),
          name,
          local,
          packed,
          unpacked,
          directory.getInt(at + 16) & WIDE,
          directory.getShort(at + 10),
          (flags & 1) != 0);
    }

    /** An extra field by its number; empty where there is none. */
    private static ByteBuffer field(ByteBuffer extra, int wanted) {
      int at = 0;
      while (at + 4 <= extra.limit()) {
        int length = extra.getShort(at + 2) & 0xFFFF;
        if (at + 4 + length > extra.limit()) {
          break;
        }
        if ((extra.getShort(at) & 0xFFFF) == wanted) {
          return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
        }
        at += 4 + length;
      }
      return ByteBuffer.allocate(0);
    }
  }

  /**
   * The name of a file: in UTF-8 where that is said or can be, else in the older one that is
   * likeliest in German.
   *
   * @param unicode the field that says the name once more in UTF-8, with the sum of the first one
   */
  private static String name(byte[] raw, boolean isUtf8, ByteBuffer unicode) {
    return decoded(raw, isUtf8, unicode).replace('\\', '/');
  }

  private static String decoded(byte[] raw, boolean isUtf8, ByteBuffer unicode) {
    if (unicode.limit() > 5 && unicode.get(0) == 1 && unicode.getInt(1) == sum(raw)) {
      byte[] name = new byte[unicode.limit() - 5];
      unicode.get(5, name);
      return new String(name, StandardCharsets.UTF_8);
    }
    if (isUtf8) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    return Encoding.text(raw);
  }

  private static int sum(byte[] raw) {
    CRC32 sum = new CRC32();
    sum.update(raw);
    return (int) sum.getValue();
  }
}
