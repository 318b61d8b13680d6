package org.findbuch.extract.page;

import java.io.IOException;
import java.time.Duration;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.proposal.LanguageGuess;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the pages of one file, hands them on, and says when the limits are reached.
 *
 * <p>A reader that asks {@link #isFull} between pages stops in time by itself, so that what the
 * file tells of itself is not lost with a worker that has to be ended.
 */
public final class PageFeed {
  private static final int PERCENT_OF_TIME = 90;

  private final Limits limits;
  private final PageSink sink;
  private final long began = System.nanoTime();
  private final Resumption before;
  private final LanguageGuess guess = new LanguageGuess();
  private int pages;
  private int characters;
  private int handedOn;
  private @Nullable Fault cutShort;
  private @Nullable Fault missed;
  private @Nullable IOException sinkFault;

  public PageFeed(Limits limits, PageSink sink) {
    this.limits = limits;
    this.sink = sink;
    before = sink.before();
    handedOn = before.pages();
  }

  /**
   * Goes on behind the pages that were taken before, and says how many they are. A reader that does
   * not ask reads them again, and they are not handed on.
   */
  public int resume() {
    pages = before.pages();
    characters = before.characters();
    missed = before.missed();
    before.opening().forEach(guess::hear);
    return pages;
  }

  /** Reads the file once more from its beginning; what was handed on is not handed on again. */
  public void again() {
    handedOn = Math.max(handedOn, pages);
    pages = 0;
    characters = 0;
  }

  /** Begins behind the pages of the file that the next ones lie within. */
  public void begin(int pagesBefore, int charactersBefore) {
    pages = pagesBefore;
    characters = charactersBefore;
  }

  /** There are so many pages fewer in the file than were taken before: files within it follow. */
  public void lack(int fewer) {
    pages -= fewer;
  }

  /** A page without places; its number is its label where it has none. */
  public void add(@Nullable String label, Written written) throws IOException {
    add(label, written, ReadBy.FINDBUCH, Layout.NONE);
  }

  /** A page of which nothing is known but its words and their places. */
  public void add(@Nullable String label, Written written, ReadBy reader, Layout layout)
      throws IOException {
    add(label, written, reader, layout, Structure.UNKNOWN);
  }

  /** Hands the page on; what is beyond the limits is left out. */
  public void add(
      @Nullable String label, Written written, ReadBy reader, Layout layout, Structure structure)
      throws IOException {
    if (isFull()) {
      return;
    }
    pages++;
    String shown = label == null || label.isBlank() ? Integer.toString(pages) : label.strip();
    Written taken = written;
    Layout places = layout;
    Structure blocks = structure;
    if (written.text().length() > limits.characters() - characters) {
      taken = written.cut(limits.characters() - characters);
      // places beyond the cut would point nowhere
      places = Layout.NONE;
      blocks = Structure.UNKNOWN;
      cutShort = Fault.TOO_MUCH_TEXT;
    }
    String text = taken.text();
    characters += text.length();
    guess.hear(text);
    if (pages <= handedOn) {
      return;
    }
    try {
      sink.accept(
          new Page(pages, shown, taken.state(), taken.quality(), reader, text, places, blocks));
    } catch (IOException failed) {
      sinkFault = failed;
      throw failed;
    }
  }

  /** Whether nothing more is taken; asked when there is more. */
  public boolean isFull() {
    if (cutShort == null && pages >= limits.pages()) {
      cutShort = Fault.TOO_MANY_PAGES;
    }
    if (cutShort == null && characters >= limits.characters()) {
      cutShort = Fault.TOO_MUCH_TEXT;
    }
    if (cutShort == null && elapsed().compareTo(timeToStop()) > 0) {
      cutShort = Fault.TOO_SLOW;
    }
    return cutShort != null;
  }

  public int pages() {
    return pages;
  }

  /**
   * The end of a file whose every page that could be had has been handed on.
   *
   * @throws IOException what the sink threw, if a library swallowed it
   */
  public Extraction end(SelfDescription said) throws IOException {
    throwSinkFault();
    sink.end(pages, characters);
    return new Extraction.Read(found(said), cutShort == null ? missed : cutShort);
  }

  /**
   * The end of a file that broke on the way.
   *
   * @throws IOException what the sink threw, if that is what broke it
   */
  public Extraction broken(SelfDescription said) throws IOException {
    throwSinkFault();
    sink.end(pages, characters);
    return pages == 0
        ? new Extraction.Unreadable(Fault.DAMAGED)
        : new Extraction.Read(found(said), cutShort == null ? Fault.DAMAGED : cutShort);
  }

  /** Says why something on the page that comes next, or on those before, is not handed on. */
  public void miss(Fault why) throws IOException {
    missed = why;
    sink.miss(why);
  }

  private void throwSinkFault() throws IOException {
    if (sinkFault != null) {
      throw sinkFault;
    }
  }

  private Found found(SelfDescription said) {
    return said.found(guess.language());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private Duration timeToStop() {
    return limits.timeFor(pages).multipliedBy(PERCENT_OF_TIME).dividedBy(100);
  }
}
