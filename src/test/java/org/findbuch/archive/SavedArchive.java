package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.findbuch.archive.backup.Annex;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.backup.Restored;
import org.findbuch.archive.store.Watch;
import org.findbuch.ocfl.OcflValidator;

/** What tests of backups say over and over; the part of the desk is played by a plain file. */
record SavedArchive(Path target) {

  /** A file of somebody else's beside the archive. */
  record Beside(Path file) implements Annex {
    @Override
    public String name() {
      return "desk.sqlite";
    }

    @Override
    public void copyTo(Path copy) throws IOException {
      Files.writeString(copy, Files.exists(file) ? Files.readString(file) : "");
    }

    @Override
    public boolean isEmpty() {
      return Files.notExists(file);
    }

    @Override
    public void restoreFrom(Path copy) throws IOException {
      Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static Annex desk(OpenArchive open) {
    return new Beside(open.folder().resolve("desk.sqlite"));
  }

  BackupReport save(OpenArchive open) throws IOException {
    return save(open, false);
  }

  BackupReport save(OpenArchive open, boolean quick) throws IOException {
    BackupOrder order = new BackupOrder(target, List.of(open.folder()), desk(open), quick, "test");
    BackupReport report = open.archive().saving().backup(order, Watch.NONE);
    if (report.warnings().isEmpty()) {
      assertThat(OcflValidator.validate(target.resolve("ocfl"))).isEmpty();
    }
    return report;
  }

  Restored restore(OpenArchive into) throws IOException {
    Restored restored = into.archive().saving().restoreFrom(target, desk(into), Watch.NONE);
    into.archive().saving().endRestore();
    return restored;
  }

  /** Whether any file of the backup holds these words. */
  boolean holds(String words) throws IOException {
    try (var files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains(words)) {
          return true;
        }
      }
      return false;
    }
  }
}
