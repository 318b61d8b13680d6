package org.findbuch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where SQLite's driver puts its native library, which it has to before anything can be opened. */
final class TemporaryFolder {
  private static final long ROOM = 4 << 20;

  private TemporaryFolder() {}

  /** Takes another folder where the system's own is missing, full, or may not be written. */
  static void orElse(Path other) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isWritable(temporary) || Files.getFileStore(temporary).getUsableSpace() < ROOM) {
      System.setProperty("org.sqlite.tmpdir", other.toAbsolutePath().toString());
    }
  }
}
