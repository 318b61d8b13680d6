package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DerivedFile;
import org.findbuch.archive.store.Mirror;
import org.findbuch.document.Sha256;

/** The databases in a backup: each is what it was when it was written, or damaged. */
record BackupDatabases(Path folder, List<String> names, DerivedFile sqlite) {

  static BackupDatabases in(Path folder, Annex annex, DerivedFile sqlite) {
    return new BackupDatabases(
        folder, List.of(BackupFolder.CATALOGUE, BackupFolder.TEXTS, annex.name()), sqlite);
  }

  /** Checksums of those that are there. */
  Map<String, String> checksums() throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (String name : names) {
      if (Files.exists(folder.resolve(name))) {
        checksums.put(name, Sha256.of(folder.resolve(name)).hex());
      }
    }
    return checksums;
  }

  /** What is wrong with one, by what a finished backup says of it; empty when nothing is. */
  Optional<String> fault(String name, BackupNote note) throws IOException {
    Path file = folder.resolve(name);
    String said = note.databases().get(name);
    if (Files.notExists(file)) {
      return said == null ? Optional.empty() : Optional.of("it is not there");
    }
    String found = said == null ? "" : Sha256.of(file).hex();
    if (said != null && !said.equals(found)) {
      return Optional.of("it should have SHA-256 " + said + ", it has " + found);
    }
    // An older program did not write checksums down.
    return said == null ? sqlite.faults(file).stream().findFirst() : Optional.empty();
  }

  /** All of it is copied anew then; nothing is added to a damaged file. */
  void throwAwayDamaged(BackupNote earlier, Mirror.Errand errand) throws IOException {
    for (String name : names) {
      if (fault(name, earlier).isPresent()) {
        Files.deleteIfExists(folder.resolve(name));
        errand.mended(name);
      }
    }
  }

  /** A damaged catalogue takes the place of no sound one. */
  void requireSound(Path staged) throws DamagedStoreException {
    List<String> faults = sqlite.faults(staged);
    if (!faults.isEmpty()) {
      throw new DamagedStoreException(BackupFolder.CATALOGUE, faults.getFirst());
    }
  }
}
