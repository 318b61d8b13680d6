package org.findbuch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.backup.UnfinishedRestore;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.cli.CommandException;

/** Opens the archive; a catalogue that cannot be opened is made anew with that. */
record ArchiveOpening(Path folder, Path catalogue, RecordCodec records, String command) {
  private static final String RESTORE = "restore";

  Archive open(Steps steps) throws IOException {
    Optional<String> filledFrom = new UnfinishedRestore(folder).source();
    if (filledFrom.isPresent() && !command.equals(RESTORE)) {
      throw CommandException.failed("restore.unfinished", folder.toString(), filledFrom.get());
    }
    return Archive.open(
        folder,
        OcflStore.open(folder),
        opened(),
        SqlStore.texts(folder.resolve("texts.sqlite"), records),
        steps);
  }

  private Catalogue opened() throws IOException {
    try {
      return SqlStore.catalogue(catalogue, records);
    } catch (DamagedStoreException damaged) {
      return SqlStore.unopened(catalogue, records);
    }
  }
}
