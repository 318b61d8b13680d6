package org.findbuch.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.findbuch.archive.Archive;
import org.findbuch.archive.backup.Annex;
import org.findbuch.document.Access;
import org.findbuch.document.Site;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Editing;
import org.findbuch.index.SearchIndex;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.OcrPace;
import org.findbuch.reading.Library;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Keys;

/**
 * Everything that commands work with, opened by the one process that holds the folders.
 *
 * @param begin has documents move on from now; may be called more than once
 * @param folders where the data lies that a backup has to be apart from
 * @param desk what staff keep, saved along with the archive
 * @param site how the archive is called
 * @param home where the program and its demo collection stand
 * @param ocr how text is recognised on this machine
 */
public record Workplace(
    Archive archive,
    SearchIndex index,
    Ingestor ingestor,
    Intake intake,
    Editing editing,
    Keys keys,
    Accounts accounts,
    Service service,
    Runnable begin,
    List<Path> folders,
    Annex desk,
    Site site,
    Path home,
    Supplier<OcrPace> ocr) {
  public Workplace {
    folders = List.copyOf(folders);
  }

  /** Serves the archive over HTTP. */
  @FunctionalInterface
  public interface Service {
    /** Prints the line that says that it answers, then serves until asked to stop. */
    void serve(PrintStream out, Wording wording, Stop stop)
        throws IOException, InterruptedException;
  }

  /** What staff at a terminal read: everything. */
  public Library library(Wording wording) {
    return new Library(archive, index, Access.STAFF, wording);
  }
}
