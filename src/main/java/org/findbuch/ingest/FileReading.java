package org.findbuch.ingest;

import java.io.IOException;
import org.findbuch.archive.Archive;
import org.findbuch.archive.OriginalFile;
import org.findbuch.archive.TextWriter;
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

  FileReading(Archive archive, Extractor extractor) {
    this.archive = archive;
    this.extractor = extractor;
  }

  void read(Holding holding) throws IOException, InterruptedException {
    Original original = holding.document().newest();
    OriginalFile file = archive.open(holding.id(), original);
    try (TextWriter text = archive.queue().write(original, Extractor.VERSION)) {
      Extraction extraction = extractor.read(file.path(), original.format(), text::add);
      switch (extraction) {
        case Extraction.Read(var found, var cutShort) -> text.finish(found, cutShort);
        case Extraction.Unreadable(var fault) -> {
          LOG.info("document {} is unreadable: {}", holding.id(), fault.code());
          text.fail(fault);
        }
      }
    }
    archive.queue().read(holding.id(), original);
  }
}
