package org.findbuch.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.jspecify.annotations.Nullable;

/**
 * Takes the pages of one file, in order. Nobody sees them before {@link #finish} or {@link #fail};
 * closing without either leaves those that are on the disk, and the next writer goes on behind
 * them.
 */
public final class TextWriter implements Closeable {
  private static final int CHUNK_PAGES = 256;
  private static final int CHUNK_CHARACTERS = 1_000_000;

  private final Texts texts;
  private final Steps steps;
  private final Texts.Unfinished reading;
  private final List<Page> waiting = new ArrayList<>();
  private final HeadingList headings = new HeadingList();
  private int characters;
  private int last;
  private boolean done;

  TextWriter(Texts texts, Steps steps, Texts.Unfinished reading) {
    this.texts = texts;
    this.steps = steps;
    this.reading = reading;
    last = reading.pages();
  }

  /** The pages that a writer before this one has left, in order. */
  public Iterable<Page> left() {
    return new StoredText(texts, reading.number(), reading.pages());
  }

  /** Why something on those pages is not there. */
  public Optional<Fault> missedOnLeft() {
    return Optional.ofNullable(reading.missed());
  }

  /** Something on the page that is added next, or on one before, is not there. */
  public void miss(Fault why) throws IOException {
    texts.miss(reading.number(), why);
  }

  public void add(Page page) throws IOException {
    if (page.number() != last + 1) {
      throw new IllegalArgumentException(
          "page " + page.number() + " after page " + last + ", expected no gap");
    }
    last = page.number();
    waiting.add(page);
    headings.add(page);
    characters += page.text().length();
    if (waiting.size() >= CHUNK_PAGES || characters >= CHUNK_CHARACTERS) {
      flush();
    }
  }

  /**
   * The pages are all there.
   *
   * @param cutShort why they end before the file does, or null when they do not
   */
  public void finish(Found found, @Nullable Fault cutShort) throws IOException {
    flush();
    Found outlined = found.outlined(outline(found.outline().of(last)));
    texts.finish(reading.number(), outlined, cutShort);
    done = true;
    steps.at("text.finished");
  }

  /** The bookmarks of the file, or else its headings. */
  private DocumentOutline outline(DocumentOutline bookmarks) {
    if (bookmarks.isKnown()) {
      return bookmarks;
    }
    List<DocumentOutline.Entry> entries = new ArrayList<>(HeadingList.of(left()).entries());
    entries.addAll(headings.outline().entries());
    return new DocumentOutline(entries);
  }

  /** No page could be had. */
  public void fail(Fault fault) throws IOException {
    waiting.clear();
    texts.fail(reading.number(), fault);
    done = true;
    steps.at("text.finished");
  }

  @Override
  public void close() throws IOException {
    if (!done && last == waiting.size()) {
      texts.discard(reading.number());
    }
  }

  private void flush() throws IOException {
    if (!waiting.isEmpty()) {
      texts.add(reading.number(), waiting);
      waiting.clear();
      characters = 0;
      steps.at("text.pages");
    }
  }
}
