package org.findbuch.staff.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.sqlite.SqliteFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies that are kept beside the desk's file, {@code desk.sqlite.copy-2026-11-29}, each of
 * them looked through when it was made.
 */
record DeskCopies(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(DeskCopies.class);
  private static final int MOST_COPIES = 7;
  private static final String COPY = ".copy-";
  private static final String BROKEN = ".broken";

  /** Whether there is a copy of today. */
  boolean isOfToday() {
    return Files.exists(today());
  }

  /** Makes the copy of today anew; it counts only once it has been looked through. */
  void keep(DeskFile desk) throws IOException {
    Path beside = suffixed(file, ".copy.new");
    Files.deleteIfExists(beside);
    try {
      desk.copyTo(beside);
      if (!SqliteFile.faults(beside).isEmpty()) {
        throw new IOException("the copy of " + file.getFileName() + " is damaged");
      }
      Files.move(
          beside, today(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    List<Path> copies = all();
    for (Path old : copies.subList(Math.min(MOST_COPIES, copies.size()), copies.size())) {
      Files.delete(old);
    }
  }

  private Path today() {
    return suffixed(file, COPY + LocalDate.now(ZoneId.systemDefault()));
  }

  /** The newest first. */
  private List<Path> all() throws IOException {
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().resolveSibling("."))) {
      return beside
          .filter(each -> each.getFileName().toString().startsWith(file.getFileName() + COPY))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /** Puts the newest sound copy in the place of a file that is not there any more. */
  void bringBack() throws IOException {
    for (Path copy : all()) {
      if (SqliteFile.faults(copy).isEmpty()) {
        Files.copy(copy, file);
        SqliteFile.force(file);
        LOG.error("{} was lost or damaged; accounts and audit are those of {}", file, copy);
        return;
      }
    }
    if (Files.exists(suffixed(file, BROKEN))) {
      LOG.error("no copy of {} is there; all keys have to be made anew", file);
    }
  }

  /** Gives a damaged file another name. */
  void setAside() throws IOException {
    for (String part : List.of("-wal", "-shm", "")) {
      if (Files.exists(suffixed(file, part))) {
        Path aside = suffixed(file, BROKEN + part);
        Files.move(suffixed(file, part), aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.error("{} is set aside as {}", suffixed(file, part), aside);
      }
    }
  }

  private static Path suffixed(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
