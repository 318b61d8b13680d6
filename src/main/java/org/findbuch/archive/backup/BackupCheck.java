package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DerivedFile;
import org.findbuch.archive.store.ObjectStore;

/** Looks a backup through, without the archive that it is of. */
public record BackupCheck(ObjectStore objects, DerivedFile sqlite) {

  /**
   * Reads every file and names what is wrong.
   *
   * @return what the backup says of itself
   * @throws BackupException when the folder is no backup
   */
  public BackupNote check(Path target, Annex annex, Consumer<Damage> damages) throws IOException {
    try (BackupFolder folder = new BackupFolder(target, objects.codec())) {
      BackupNote note =
          folder
              .note()
              .orElseThrow(() -> new BackupException(BackupException.Reason.NO_BACKUP, target));
      folder.lockIfPossible();
      long there = objects.examine(target, damages);
      long expected = note.documents() + note.collections();
      if (there < expected) {
        damages.accept(
            new Damage(
                Damage.Type.MISSING_FILE, "ocfl", there + " objects instead of " + expected));
      }
      BackupDatabases databases = BackupDatabases.in(target, annex, sqlite);
      for (String name : databases.names()) {
        Optional<String> fault = databases.fault(name, note);
        fault.ifPresent(
            detail -> damages.accept(new Damage(Damage.Type.STORE_DAMAGED, name, detail)));
      }
      return note;
    }
  }
}
