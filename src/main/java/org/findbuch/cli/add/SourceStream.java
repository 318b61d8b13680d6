package org.findbuch.cli.add;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file that is added: what fails here is its disk, not that of the archive. */
final class SourceStream extends FilterInputStream {
  SourceStream(Path file) throws IOException {
    super(Files.newInputStream(file));
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException broken) {
      throw new BrokenException(broken);
    }
  }

  /** The file cannot be read to its end. */
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenException(IOException cause) {
      super(cause);
    }
  }
}
