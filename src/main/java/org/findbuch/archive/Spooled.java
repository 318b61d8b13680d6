package org.findbuch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.Sha256;

/** Bytes that came in and are not yet anybody's document. Closing deletes what was not received. */
public record Spooled(Path file, Sha256 sha256, long bytes) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
