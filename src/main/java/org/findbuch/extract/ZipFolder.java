package org.findbuch.extract;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.extract.look.Bytes;
import org.findbuch.extract.look.ZipEntries;
import org.jspecify.annotations.Nullable;

/**
 * The files in a ZIP. What its directory says is checked against the limits as a whole before
 * anything is unpacked; each file then is unpacked by itself, and never to more than was said.
 */
public final class ZipFolder implements Closeable {
  private static final int LOCAL_LENGTH = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final FileChannel channel;
  private final List<ZipEntries.Entry> entries;

  private ZipFolder(FileChannel channel, List<ZipEntries.Entry> entries) {
    this.channel = channel;
    this.entries = entries;
  }

  /** An open ZIP, or why it stays shut. */
  public sealed interface Opening {
    record Open(ZipFolder folder) implements Opening {}

    record Shut(Fault fault) implements Opening {}
  }

  /** One file. Its fault says why it cannot be taken; its size is what the directory says. */
  public record File(String path, long bytes, @Nullable Fault fault, int index) {}

  /** The names in a ZIP, or why they cannot be told. */
  public sealed interface Names {
    record Some(List<String> names) implements Names {
      public Some {
        names = List.copyOf(names);
      }
    }

    record None(Fault fault) implements Names {}
  }

  /** What is in it, without unpacking anything. */
  public static Names names(Path file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      List<String> names =
          ZipEntries.read(channel, most).stream()
              .filter(entry -> !entry.isFolder())
              .map(entry -> FileName.line(entry.path()))
              .toList();
      return names.isEmpty() ? new Names.None(Fault.NOTHING_INSIDE) : new Names.Some(names);
    } catch (ZipEntries.TooManyException tooMany) {
      return new Names.None(Fault.TOO_MANY_INSIDE);
    } catch (EOFException | ZipException broken) {
      return new Names.None(Fault.DAMAGED);
    }
  }

  /** Opens it; what it holds is taken off the allowance. */
  public static Opening open(Path file, Allowance allowance) throws IOException {
    FileChannel channel = FileChannel.open(file);
    Fault fault = Fault.DAMAGED;
    try {
      List<ZipEntries.Entry> entries = ZipEntries.read(channel, allowance.entries());
      fault = fault(entries, channel.size(), allowance);
      if (fault == null) {
        return new Opening.Open(new ZipFolder(channel, entries));
      }
    } catch (ZipEntries.TooManyException tooMany) {
      fault = Fault.TOO_MANY_INSIDE;
    } catch (EOFException | ZipException broken) {
      fault = Fault.DAMAGED;
    } finally {
      if (fault != null) {
        channel.close();
      }
    }
    return new Opening.Shut(fault);
  }

  /** Its files in the order of its directory; folders are left out. */
  public List<File> files() {
    return java.util.stream.IntStream.range(0, entries.size())
        .filter(index -> !entries.get(index).isFolder())
        .mapToObj(index -> file(entries.get(index), index))
        .toList();
  }

  /**
   * The bytes of one file as they are unpacked. Where they are not what the directory says, reading
   * on throws a {@link ZipException} or an {@link EOFException}; never more come than were said.
   */
  public InputStream unpack(File file) throws IOException {
    return unpack(entries.get(file.index()));
  }

  /**
   * Unpacks one file.
   *
   * @return why it could not be unpacked, or null when it was
   */
  public @Nullable Fault unpack(File file, Path target) throws IOException {
    try (InputStream in = unpack(file);
        OutputStream out = Files.newOutputStream(target)) {
      in.transferTo(out);
      return null;
    } catch (EOFException | ZipException broken) {
      return Fault.DAMAGED;
    }
  }

  /** Whether no file unpacks to more than the directory says; unpacks everything into nothing. */
  public boolean isTrue() throws IOException {
    for (ZipEntries.Entry entry : entries) {
      try (InputStream in = unpack(entry)) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (LongerException lie) {
        return false;
      } catch (EOFException | ZipException broken) {
        // whoever reads it says so
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable Fault fault(
      List<ZipEntries.Entry> entries, long packed, Allowance allowance) {
    if (entries.stream().allMatch(ZipEntries.Entry::isFolder)) {
      return Fault.NOTHING_INSIDE;
    }
    if (overlap(entries)) {
      return Fault.OVERLAPPING;
    }
    long bytes = 0;
    for (ZipEntries.Entry entry : entries) {
      bytes += Math.min(entry.bytes(), Long.MAX_VALUE / 2 - bytes);
    }
    return allowance.take(entries.size(), bytes, packed);
  }

  private static boolean overlap(List<ZipEntries.Entry> entries) {
    long free = 0;
    for (ZipEntries.Entry entry :
        entries.stream().sorted(Comparator.comparingLong(ZipEntries.Entry::at)).toList()) {
      if (entry.at() < free) {
        return true;
      }
      free = entry.at() + LOCAL_LENGTH + entry.nameLength() + entry.packed();
    }
    return false;
  }

  private static File file(ZipEntries.Entry entry, int index) {
    Fault fault = null;
    if (entry.leadsOut()) {
      fault = Fault.NAME_LEADS_OUT;
    } else if (entry.isLocked()) {
      fault = Fault.PASSWORD;
    } else if (entry.method() != STORED && entry.method() != DEFLATED) {
      fault = Fault.UNKNOWN_PACKING;
    }
    return new File(entry.path(), entry.bytes(), fault, index);
  }

  private InputStream unpack(ZipEntries.Entry entry) throws IOException {
    ByteBuffer head = Bytes.piece(channel, entry.at(), LOCAL_LENGTH);
    if (head.getInt(0) != 0x04034B50) {
      throw new ZipException("no file at " + entry.at());
    }
    long from =
        entry.at() + LOCAL_LENGTH + (head.getShort(26) & 0xFFFF) + (head.getShort(28) & 0xFFFF);
    InputStream packed = new Stretch(channel, from, from + entry.packed());
    return new Compared(entry.method() == STORED ? packed : new OwnInflater(packed), entry);
  }

  private static final class LongerException extends ZipException {}

  /** Compares size and checksum with the directory as the bytes pass. */
  private static final class Compared extends CheckedInputStream {
    private final ZipEntries.Entry entry;
    private long bytes;

    Compared(InputStream in, ZipEntries.Entry entry) {
      super(in, new CRC32());
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      bytes += Math.max(read, 0);
      if (bytes > entry.bytes()) {
        throw new LongerException();
      }
      if (read < 0 && (bytes < entry.bytes() || getChecksum().getValue() != entry.sum())) {
        throw new ZipException("not the bytes that the directory tells of");
      }
      return read;
    }
  }

  /** Gives its memory back when it is closed, as one that is handed in would not. */
  private static final class OwnInflater extends InflaterInputStream {
    OwnInflater(InputStream packed) {
      super(packed, new Inflater(true), 1 << 14);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }

  /** Bytes from one place of a file to another. */
  private static final class Stretch extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long at;

    Stretch(FileChannel channel, long at, long end) {
      this.channel = channel;
      this.at = at;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int wanted = (int) Math.min(length, end - at);
      if (wanted <= 0) {
        return length == 0 ? 0 : -1;
      }
      int read = channel.read(ByteBuffer.wrap(into, from, wanted), at);
      at += Math.max(read, 0);
      return read;
    }
  }
}
