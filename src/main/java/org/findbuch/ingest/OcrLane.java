package org.findbuch.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.document.Coverage;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Layout;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Ocr;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.StructuredPages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises the text of pages that have none, or none that can be read, page by page: each is kept
 * as soon as it comes, and found soon after.
 */
public final class OcrLane implements LaneWork {
  private static final Logger LOG = LoggerFactory.getLogger(OcrLane.class);

  /** The index takes a document whole, however few of its pages are new. */
  private static final long BETWEEN_SHOWS = TimeUnit.SECONDS.toNanos(20);

  /** Whoever installs what is missing need not start the service again. */
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(30);

  /** For a page, before one has been seen. */
  private static final double LIKELY_SECONDS = 3;

  private final Archive archive;
  private final Ocr ocr;
  private final BooleanSupplier installed;
  private boolean open;
  private long looked;
  private double secondsAPage = LIKELY_SECONDS;

  /**
   * @param installed whether what recognises text is there
   */
  public OcrLane(Archive archive, Ocr ocr, BooleanSupplier installed) {
    this.archive = archive;
    this.ocr = ocr;
    this.installed = installed;
    looked = System.nanoTime() - BETWEEN_LOOKS;
  }

  @Override
  public Lane lane() {
    return Ocr.LANE;
  }

  /** One file; its pages are recognised side by side. */
  @Override
  public int seats() {
    return 1;
  }

  @Override
  public synchronized boolean isOpen() {
    if (!open && System.nanoTime() - looked >= BETWEEN_LOOKS) {
      open = installed.getAsBoolean();
      looked = System.nanoTime();
    }
    return open;
  }

  /** Whether it is still there is looked up before the next file. */
  private synchronized void close() {
    open = false;
    looked = System.nanoTime() - BETWEEN_LOOKS;
  }

  /** A page takes seconds, and a search is not to wait for an hour of them. */
  @Override
  public boolean isAwaited() {
    return false;
  }

  /** How recognition fares on this machine. */
  public synchronized OcrPace pace() {
    return new OcrPace(isOpen(), secondsAPage);
  }

  /** Weighs the last pages most, as files differ. */
  private synchronized void took(double seconds) {
    secondsAPage = 0.9 * secondsAPage + 0.1 * seconds;
  }

  @Override
  public boolean isFor(Format format, Coverage coverage) {
    return Ocr.reads(format) && coverage.unread() + coverage.garbled() > 0;
  }

  @Override
  public void carryOut(Holding holding) throws IOException, InterruptedException {
    Original original = holding.document().newest();
    try {
      Path file = archive.open(holding.id(), original).proven();
      Recognised recognised = new Recognised(holding, original);
      recognised.all(file);
      recognised.compare();
      OpeningPages.again(archive, original);
      recognised.show();
      recognised.done();
    } catch (DamagedOriginalException damaged) {
      LOG.warn("document {} is not recognised: its file is damaged", holding.id());
      archive.queue().done(lane(), holding.id(), original);
    }
  }

  /** The pages of one file as they come. */
  private final class Recognised implements PageSink {
    private final Holding holding;
    private final Original original;
    private long shown = System.nanoTime();
    private @Nullable Long last;
    private boolean isGone;

    Recognised(Holding holding, Original original) {
      this.holding = holding;
      this.original = original;
    }

    /** What ends its worker may be any page that was asked for: then one is asked at a time. */
    void all(Path file) throws IOException, InterruptedException {
      boolean singly = false;
      List<Integer> left = left();
      while (!left.isEmpty() && !isGone) {
        List<Integer> asked = singly ? left.subList(0, 1) : left;
        Extraction extraction = ocr.recognise(file, original.format(), asked, this);
        if (extraction.endedBy(Fault.READER_MISSING)) {
          close();
          throw new IOException("what recognises text cannot be started");
        }
        List<Integer> still = left();
        if (singly || extraction.endedBy(Fault.DAMAGED)) {
          for (int number : asked.stream().filter(still::contains).toList()) {
            giveUp(number, extraction);
          }
        }
        singly |= extraction.why().isPresent() || still.size() == left.size();
        left = left();
      }
    }

    /** What repeats at the edges of pages shows only when all of them are there. */
    void compare() throws IOException {
      Deque<Page> before = new ArrayDeque<>();
      StructuredPages compared =
          new StructuredPages(
              original.format().unit(),
              page -> {
                Page known = before.remove();
                if (page.reader() == ReadBy.TESSERACT
                    && !page.structure().equals(known.structure())) {
                  keep(page);
                }
              });
      try {
        for (Page page : archive.text(original)) {
          before.add(page);
          compared.accept(page);
        }
      } catch (UncheckedIOException replaced) {
        throw replaced.getCause();
      }
      compared.end();
    }

    private List<Integer> left() throws IOException {
      return archive.queue().unrecognised(original, lane());
    }

    private void giveUp(int number, Extraction extraction) throws IOException {
      LOG.warn(
          "page {} of document {} cannot be recognised: {}",
          number,
          holding.id(),
          extraction.why().map(Fault::code).orElse("left out"));
      String label = Integer.toString(number);
      keep(new Page(number, label, PageState.UNREAD, "", Layout.NONE));
    }

    @Override
    public void accept(Page page) throws IOException {
      if (last != null) {
        took((System.nanoTime() - last) / 1e9);
      }
      keep(page);
      if (System.nanoTime() - shown > BETWEEN_SHOWS) {
        show();
      }
      last = System.nanoTime();
    }

    private void keep(Page page) throws IOException {
      isGone |= !archive.queue().recognised(original, lane(), page);
    }

    /** The file may have been read anew since its pages were looked up. */
    void done() throws IOException {
      archive.queue().done(lane(), holding.id(), original);
      if (!isGone && !left().isEmpty()) {
        archive.queue().redo(lane(), List.of(holding.id()));
      }
    }

    void show() throws IOException {
      archive.queue().recounted(holding.id(), original);
      shown = System.nanoTime();
    }
  }
}
