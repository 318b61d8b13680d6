package org.findbuch.ingest;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Reading;
import org.findbuch.document.Found;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.extract.Proposer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a record proposed from the first pages of a file, as they are read and as they are kept. */
final class OpeningPages {
  private static final Logger LOG = LoggerFactory.getLogger(OpeningPages.class);

  private final Proposer proposer = new Proposer(Clock.systemUTC());
  private final List<Page> pages = new ArrayList<>();

  void add(Page page) {
    if (pages.size() < Proposer.PAGES) {
      pages.add(page);
    }
  }

  /** Whether text may be known of them that was not read but recognised. */
  boolean areRead() {
    return pages.stream().allMatch(page -> page.state().isSearchable());
  }

  /** With what is proposed by the pages that were added; it is readable without. */
  Found proposed(Original original, Found found) {
    try {
      return found.proposing(proposer.proposals(found, pages, original.name(), original.format()));
    } catch (RuntimeException | StackOverflowError broken) {
      LOG.warn("nothing is proposed for the file {}", original.sha256(), broken);
      return found;
    }
  }

  /** Proposes anew for an original whose pages are kept. */
  static void again(Archive archive, Original original) throws IOException {
    Optional<Reading> reading = archive.reading(original);
    if (reading.isPresent()) {
      OpeningPages opening = new OpeningPages();
      for (int number = 1; number <= Proposer.PAGES; number++) {
        archive.page(original, number).ifPresent(opening::add);
      }
      archive.queue().found(original, opening.proposed(original, reading.get().found()));
    }
  }
}
