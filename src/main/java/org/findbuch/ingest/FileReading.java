package org.findbuch.ingest;

import java.io.IOException;
import org.findbuch.archive.Archive;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.store.OriginalFile;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one original and keeps its text. */
final class FileReading {
  private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);

  private final Archive archive;
  private final Extractor extractor;
  private final Tally tally = new Tally();

  FileReading(Archive archive, Extractor extractor) {
    this.archive = archive;
    this.extractor = extractor;
  }

  Tally tally() {
    return tally;
  }

  /**
   * Reads it. A reader may have been killed by something else than the file, as by the end of a
   * terminal: only what kills it twice is to blame.
   */
  void read(Holding holding) throws IOException, InterruptedException {
    Original original = holding.document().newest();
    OriginalFile file = archive.open(holding.id(), original);
    long start = System.nanoTime();
    try {
      if (!read(holding, original, file, true)) {
        LOG.info("document {} is read once more: its reader died", holding.id());
        read(holding, original, file, false);
      }
    } finally {
      tally.took(System.nanoTime() - start);
    }
    archive.queue().read(holding.id(), original);
  }

  /** Returns false when the reader died and may try again. */
  private boolean read(Holding holding, Original original, OriginalFile file, boolean again)
      throws IOException, InterruptedException {
    try (TextWriter text = archive.queue().write(original, Extractor.VERSION)) {
      Extraction extraction =
          extractor.read(
              file.path(),
              original.format(),
              page -> {
                text.add(page);
                tally.page();
              });
      if (again && died(extraction)) {
        return false;
      }
      tally.file(extraction);
      switch (extraction) {
        case Extraction.Read(var found, var cutShort) -> text.finish(found, cutShort);
        case Extraction.Unreadable(var fault) -> {
          LOG.info("document {} is unreadable: {}", holding.id(), fault.code());
          text.fail(fault);
        }
      }
      return true;
    }
  }

  private static boolean died(Extraction extraction) {
    return extraction.why().filter(fault -> fault == Fault.READER_DIED).isPresent();
  }
}
