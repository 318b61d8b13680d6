package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Tells one archive from another, so that a backup never takes the place of a stranger's. */
final class Identity {
  private static final String FILE = "identity";

  private final Path file;

  Identity(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /** The archive's own, made when it has none yet. */
  String value() throws IOException {
    if (!Files.exists(file)) {
      become(UUID.randomUUID().toString());
    }
    return Files.readString(file).strip();
  }

  /** An archive that is brought back is the one that was saved. */
  void become(String value) throws IOException {
    Path beside = file.resolveSibling(FILE + ".new");
    Files.writeString(beside, value + "\n");
    force(beside);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(file.toAbsolutePath().resolveSibling("."));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
