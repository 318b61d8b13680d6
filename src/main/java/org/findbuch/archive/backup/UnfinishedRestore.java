package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The mark in an archive's folder that it is being filled, or that this broke off. */
public record UnfinishedRestore(Path folder) {
  static final String FILE = "restoring";

  /** Which backup it is filled from, as it was named; empty when it is not being filled. */
  public Optional<String> source() throws IOException {
    return Files.exists(file())
        ? Optional.of(Files.readAllLines(file()).getLast())
        : Optional.empty();
  }

  /** Identity of the archive that comes back. */
  Optional<String> identity() throws IOException {
    return Files.exists(file())
        ? Optional.of(Files.readAllLines(file()).getFirst())
        : Optional.empty();
  }

  void begin(String identity, Path source) throws IOException {
    Path beside = folder.resolve(FILE + ".new");
    Files.writeString(beside, identity + "\n" + source + "\n");
    BackupFolder.force(beside);
    Files.move(beside, file(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    BackupFolder.force(folder);
  }

  public void end() throws IOException {
    Files.deleteIfExists(file());
    BackupFolder.force(folder);
  }

  private Path file() {
    return folder.resolve(FILE);
  }
}
