package org.findbuch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.backup.UnfinishedRestore;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.archive.store.Texts;
import org.findbuch.cli.CommandException;
import org.findbuch.document.NewerSchemaException;

/**
 * Opens the archive. Files that cannot be opened are named with the way out, and {@code recover},
 * which is that way, sets them aside and makes new ones.
 */
record ArchiveOpening(Path folder, Path catalogue, RecordCodec records, String command) {
  private static final String RECOVER = "recover";
  private static final String RESTORE = "restore";

  Archive open(Steps steps) throws IOException {
    Optional<String> filledFrom = new UnfinishedRestore(folder).source();
    if (filledFrom.isPresent() && !command.equals(RESTORE)) {
      throw CommandException.failed("restore.unfinished", folder.toString(), filledFrom.get());
    }
    ObjectStore objects = OcflStore.open(folder);
    Texts texts = texts(folder.resolve("texts.sqlite"));
    Catalogue opened = catalogue(objects, texts);
    return Archive.open(folder, objects, opened, texts, steps);
  }

  private Catalogue catalogue(ObjectStore objects, Texts texts) throws IOException {
    try {
      return SqlStore.catalogue(catalogue, records);
    } catch (NewerSchemaException newer) {
      throw newer;
    } catch (IOException damaged) {
      if (!isDamage(damaged) || !command.equals(RECOVER)) {
        throw named(catalogue, damaged);
      }
      Catalogue unopened = SqlStore.unopened(catalogue, records);
      Archive.recover(objects, unopened, texts);
      return unopened;
    }
  }

  private Texts texts(Path file) throws IOException {
    try {
      return SqlStore.texts(file, records);
    } catch (NewerSchemaException newer) {
      throw newer;
    } catch (IOException damaged) {
      if (!isDamage(damaged) || !command.equals(RECOVER)) {
        throw named(file, damaged);
      }
      Path aside = file.resolveSibling(file.getFileName() + ".broken");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return SqlStore.texts(file, records);
    }
  }

  private static boolean isDamage(IOException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.contains("SQLITE_NOTADB") || message.contains("SQLITE_CORRUPT");
  }

  private static IOException named(Path file, IOException failed) {
    if (isDamage(failed)) {
      throw CommandException.failed("failed.damaged", file.toString());
    }
    return failed;
  }
}
