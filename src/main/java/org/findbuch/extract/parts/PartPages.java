package org.findbuch.extract.parts;

import java.io.IOException;
import java.io.InputStream;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.Written;
import org.jspecify.annotations.Nullable;

/**
 * Hands the pages of one part on, called by its name and, but for the first, what it calls them.
 */
final class PartPages implements PageSink {
  private final PageFeed feed;
  private final String name;
  private final String heading;
  private final @Nullable Enclosures within;
  private int characters;
  private int pages;
  private boolean tooDeep;

  PartPages(PageFeed feed, String name, String heading, @Nullable Enclosures within) {
    this.feed = feed;
    this.name = name;
    this.heading = heading;
    this.within = within;
  }

  @Override
  public void accept(String called, InputStream file) throws IOException {
    tooDeep |= within == null;
    if (within != null) {
      within.take(called, file);
    }
  }

  /** Whether a file lies within it that is not looked into. */
  boolean isTooDeep() {
    return tooDeep;
  }

  @Override
  public void accept(Page page) throws IOException {
    pages++;
    String inside = page.label();
    boolean isBare = pages == 1 && inside.equals("1");
    // several texts of one mail count on
    String place = inside.equals(Integer.toString(page.number())) ? "" + pages : inside;
    String label = isBare ? name : name + " · " + place;
    if (pages == 1 && !heading.isEmpty()) {
      String before = heading.stripLeading() + "\n";
      Structure structure = page.structure().behind(before.length());
      add(label, Written.of((before + page.text()).strip(), false), page.reader(), structure);
    } else {
      Written written = new Written(page.text(), page.state(), page.quality());
      add(label, written, page.reader(), page.structure());
    }
  }

  /** A part that gave no page is one page that nobody could read, unless it has a heading. */
  void finish() throws IOException {
    if (pages == 0) {
      Written written = heading.isEmpty() ? Written.UNREAD : Written.of(heading.strip(), false);
      add(name, written, ReadBy.FINDBUCH, Structure.UNKNOWN);
    }
  }

  boolean isEmpty() {
    return pages == 0;
  }

  int characters() {
    return characters;
  }

  private void add(String label, Written written, ReadBy reader, Structure structure)
      throws IOException {
    characters += written.text().length();
    // there is no picture of the page that places could be on
    feed.add(label, written, reader, Layout.NONE, structure);
  }
}
