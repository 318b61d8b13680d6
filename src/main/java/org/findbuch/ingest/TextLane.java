package org.findbuch.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.document.Coverage;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.StructuredPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the text of originals and keeps it. */
final class TextLane implements LaneWork {
  private static final Logger LOG = LoggerFactory.getLogger(TextLane.class);

  private final Archive archive;
  private final Extractor extractor;
  private final List<LaneWork> later;
  private final ReadCounts counts = new ReadCounts();

  /**
   * @param later what is done once the text is known, and anew when it is read anew
   */
  TextLane(Archive archive, Extractor extractor, List<LaneWork> later) {
    this.archive = archive;
    this.extractor = extractor;
    this.later = List.copyOf(later);
  }

  @Override
  public Lane lane() {
    return Extractor.TEXT;
  }

  @Override
  public int seats() {
    return extractor.workers().most();
  }

  /** All documents do from the first. */
  @Override
  public boolean isFor(Format format, Coverage coverage) {
    return true;
  }

  ReadCounts counts() {
    return counts;
  }

  /**
   * Reads it. A reader may have been killed by something else than the file, as by the end of a
   * terminal: only what kills it twice is to blame.
   */
  @Override
  public void carryOut(Holding holding) throws IOException, InterruptedException {
    Original original = holding.document().newest();
    long start = System.nanoTime();
    try {
      Path file = archive.open(holding.id(), original).proven();
      if (!read(holding, original, file, true)) {
        LOG.info("document {} is read once more: its reader died", holding.id());
        read(holding, original, file, false);
      }
    } catch (DamagedOriginalException damaged) {
      leave(original);
    } finally {
      counts.took(System.nanoTime() - start);
    }
    archive
        .queue()
        .read(
            holding.id(),
            original,
            coverage ->
                later.stream()
                    .filter(work -> work.isFor(original.format(), coverage))
                    .map(LaneWork::lane)
                    .toList());
  }

  /** What was read of a file while it was sound is kept. */
  private void leave(Original original) throws IOException {
    if (archive.reading(original).isEmpty()) {
      try (TextWriter text = archive.queue().write(original, lane())) {
        text.fail(Fault.DAMAGED);
      }
    }
  }

  /** Returns false when the reader died and may try again. */
  private boolean read(Holding holding, Original original, Path file, boolean again)
      throws IOException, InterruptedException {
    try (TextWriter text = archive.queue().write(original, lane())) {
      Writing writing = new Writing(text);
      if (writing.before().pages() > 0) {
        LOG.info("document {} is read on after page {}", holding.id(), writing.before().pages());
      }
      StructuredPages pages = new StructuredPages(original.format().unit(), writing);
      Extraction extraction = extractor.read(file, original.format(), pages);
      if (again && extraction.endedBy(Fault.READER_DIED)) {
        return false;
      }
      pages.end();
      counts.file(extraction);
      switch (extraction) {
        case Extraction.Read(var found, var cutShort) -> {
          text.finish(writing.opening.proposed(original, found), cutShort);
          if (!writing.opening.areRead()) {
            OpeningPages.again(archive, original);
          }
        }
        case Extraction.Unreadable(var fault) -> {
          LOG.info("document {} is unreadable: {}", holding.id(), fault.code());
          text.fail(fault);
        }
      }
      return true;
    }
  }

  private final class Writing implements PageSink {
    private final TextWriter text;
    private final OpeningPages opening = new OpeningPages();
    private final Resumption before;

    Writing(TextWriter text) {
      this.text = text;
      before = before(text);
    }

    private Resumption before(TextWriter text) {
      int pages = 0;
      int characters = 0;
      List<String> opening = new ArrayList<>();
      for (Page page : text.left()) {
        if (characters < Resumption.LONGEST_OPENING) {
          opening.add(page.text());
        }
        this.opening.add(page);
        pages++;
        characters += page.text().length();
      }
      return new Resumption(pages, characters, opening, text.missedOnLeft().orElse(null));
    }

    @Override
    public Resumption before() {
      return before;
    }

    @Override
    public void accept(Page page) throws IOException {
      text.add(page);
      opening.add(page);
      counts.page();
    }

    @Override
    public void miss(Fault why) throws IOException {
      text.miss(why);
    }
  }
}
