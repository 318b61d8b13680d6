package org.findbuch.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The bytes of a file that is taken in. What fails here is its disk, not that of the archive; a
 * file that others write meanwhile has no end, so that nobody takes half of each for a whole.
 */
public final class SourceStream extends FilterInputStream {
  private final Path file;
  private final LinkOption[] options;
  private final Stand before;
  private long bytes;

  public SourceStream(Path file, LinkOption... options) throws IOException {
    this(file, Stand.of(file, options), options);
  }

  private SourceStream(Path file, Stand before, LinkOption... options) throws IOException {
    super(Files.newInputStream(file, options));
    this.file = file;
    this.before = before;
    this.options = options;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(target, offset, length);
    } catch (IOException broken) {
      throw new BrokenException(broken);
    }
    bytes += Math.max(read, 0);
    boolean isOver = read < 0 && length > 0;
    if (isOver && (bytes != before.bytes() || !before.equals(Stand.of(file, options)))) {
      throw new ChangedException(file);
    }
    return read;
  }

  /** The file cannot be read to its end. */
  public static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenException(IOException cause) {
      super(cause);
    }
  }

  /** The file was another one at its end than at its beginning. */
  public static final class ChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    public ChangedException(Path file) {
      super(file + " changed while it was read");
    }
  }
}
