package org.findbuch.archive.fixity;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.findbuch.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Where a round is, kept in a file so that the next process goes on from there.
 *
 * @param after the last document that was read, null at the beginning
 */
record RoundNote(
    Instant begun,
    @Nullable Instant completed,
    @Nullable DocumentId after,
    long checked,
    Set<String> damaged) {
  RoundNote {
    damaged = Set.copyOf(damaged);
  }

  static RoundNote beginning(Instant now, @Nullable Instant completed, Set<String> damaged) {
    return new RoundNote(now, completed, null, 0, damaged);
  }

  /** Empty when there is none that makes sense: then a round begins anew, and nothing is lost. */
  static Optional<RoundNote> read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      said.load(reader);
      return Optional.of(
          new RoundNote(
              Instant.parse(said.getProperty("begun", "")),
              instant(said.getProperty("completed", "")),
              DocumentId.parse(said.getProperty("after", "")).orElse(null),
              Long.parseLong(said.getProperty("checked", "")),
              keys(said.getProperty("damaged", ""))));
    } catch (IllegalArgumentException | java.time.DateTimeException senseless) {
      return Optional.empty();
    }
  }

  private static Set<String> keys(String said) {
    return said.isEmpty() ? Set.of() : Set.of(said.split(" "));
  }

  private static @Nullable Instant instant(String said) {
    return said.isEmpty() ? null : Instant.parse(said);
  }

  void write(Path file) throws IOException {
    Properties said = new Properties();
    said.setProperty("begun", begun.toString());
    said.setProperty("completed", completed == null ? "" : completed.toString());
    said.setProperty("after", after == null ? "" : after.value());
    said.setProperty("checked", String.valueOf(checked));
    said.setProperty("damaged", String.join(" ", damaged));
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(beside)) {
      said.store(writer, null);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
