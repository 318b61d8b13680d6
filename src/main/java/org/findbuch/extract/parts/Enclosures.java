package org.findbuch.extract.parts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.extract.Allowance;
import org.jspecify.annotations.Nullable;

/** Files that lie within one that is being read, kept until that is at its end. */
final class Enclosures {
  private final Scratch scratch;
  private final Allowance allowance;
  private final long packed;
  private final List<Letter.Attachment> files = new ArrayList<>();
  private @Nullable Fault cutShort;

  /** The size is that of the file around them. */
  Enclosures(Scratch scratch, Allowance allowance, long packed) {
    this.scratch = scratch;
    this.allowance = allowance;
    this.packed = packed;
  }

  List<Letter.Attachment> files() {
    return files;
  }

  /** Why not all of them were taken, or null when they were. */
  @Nullable Fault cutShort() {
    return cutShort;
  }

  /** What cannot be unpacked is named all the same. */
  void take(String name, InputStream bytes) throws IOException {
    if (allowance.take(1, 0, 0) != null) {
      cutShort = Fault.TOO_MANY_INSIDE;
      return;
    }
    Path file = scratch.next();
    long length = copy(bytes, file);
    Fault tooMuch = length < 0 ? null : allowance.take(0, length, packed);
    if (tooMuch != null) {
      cutShort = tooMuch;
    }
    boolean isWhole = length >= 0 && tooMuch == null;
    if (!isWhole) {
      Files.deleteIfExists(file);
    }
    files.add(new Letter.Attachment(FileName.safe(name), isWhole ? file : null, null));
  }

  /** Gives how much there is, one more than is allowed if too much, or -1 where it breaks. */
  private long copy(InputStream bytes, Path file) throws IOException {
    long most = allowance.bytes() + 1;
    Fragile in = new Fragile(bytes);
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] piece = new byte[1 << 16];
      long length = 0;
      for (int n = in.read(piece); n >= 0 && length < most; n = in.read(piece)) {
        out.write(piece, 0, n);
        length += n;
      }
      return length;
    } catch (IOException | RuntimeException failed) {
      if (!in.broke) {
        throw failed;
      }
      return -1;
    }
  }

  /** Tells whether it was the reading that failed. */
  private static final class Fragile extends FilterInputStream {
    private boolean broke;

    Fragile(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      broke = true;
      int count = super.read(bytes, from, length);
      broke = false;
      return count;
    }
  }
}
