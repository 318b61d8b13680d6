package org.findbuch.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Page;
import org.findbuch.document.Unit;
import org.findbuch.extract.structure.Composition;

/**
 * Hands pages on together with what their texts are made of. To find out, pages are held back until
 * there are enough to compare them; the last ones until {@link #end}.
 */
public final class StructuredPages implements PageSink {
  private static final int MOST_PAGES = 256;
  private static final int MOST_CHARACTERS = 1_000_000;

  private final Composition composition;
  private final PageSink sink;
  private final List<Page> held = new ArrayList<>();
  private int characters;

  /**
   * @param unit what the pages are: sheets and letters are no pages of one text
   */
  public StructuredPages(Unit unit, PageSink sink) {
    composition = new Composition(!unit.isNamed());
    this.sink = sink;
  }

  @Override
  public void accept(Page page) throws IOException {
    held.add(page);
    characters += page.text().length();
    if (held.size() >= MOST_PAGES || characters >= MOST_CHARACTERS) {
      end();
    }
  }

  /** Hands on what is held back. */
  public void end() throws IOException {
    for (Page page : composition.composed(held)) {
      sink.accept(page);
    }
    held.clear();
    characters = 0;
  }

  @Override
  public void accept(PageBytes bytes) throws IOException {
    sink.accept(bytes);
  }

  @Override
  public void miss(Fault why) throws IOException {
    sink.miss(why);
  }

  @Override
  public Resumption before() {
    return sink.before();
  }
}
