package org.findbuch.extract.tika;

import java.io.IOException;
import org.findbuch.document.Fault;
import org.findbuch.document.Unit;
import org.findbuch.extract.page.PageFeed;
import org.findbuch.extract.page.Written;

/**
 * The text of the page that is being read. Where a format has no pages, one ends with the paragraph
 * that brings it to {@value #SECTION} characters.
 */
final class PageText {
  private static final int SECTION = 3_000;

  /** Whatever has no paragraphs is cut at a line, and what has no lines, at a blank. */
  private static final int LONG_SECTION = 2 * SECTION;

  private static final int LONGEST_SECTION = 4 * SECTION;

  private final PageFeed feed;
  private final boolean isCut;
  private final StringBuilder text = new StringBuilder();
  private String label = "";
  private boolean marked;

  PageText(PageFeed feed, Unit unit) {
    this.feed = feed;
    isCut = unit == Unit.SECTION;
  }

  void write(CharSequence more) throws IOException {
    text.append(more);
    while (isCut && text.length() > LONGEST_SECTION) {
      int blank = text.lastIndexOf(" ", LONGEST_SECTION);
      int cut = blank > SECTION ? blank : LONGEST_SECTION;
      String rest = text.substring(cut).stripLeading();
      text.setLength(cut);
      end();
      text.append(rest);
    }
  }

  /** A blank, unless there is one or nothing it could part. */
  void space() {
    if (!text.isEmpty() && !Character.isWhitespace(last())) {
      text.append(' ');
    }
  }

  void tab() {
    if (!text.isEmpty() && last() == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\t');
  }

  void endLine() throws IOException {
    dropBlanks();
    if (!text.isEmpty() && last() != '\n') {
      text.append('\n');
    }
    endSectionFrom(LONG_SECTION);
  }

  /** Ends a row, and the page where it has about the length of one. */
  void endRow() throws IOException {
    endLine();
    endSectionFrom(SECTION);
  }

  void endParagraph() throws IOException {
    dropBlanks();
    boolean isOpen = !text.isEmpty() && !text.toString().endsWith("\n\n");
    if (isOpen) {
      text.append(last() == '\n' ? "\n" : "\n\n");
    }
    endSectionFrom(SECTION);
  }

  /** Something stands here that is no text. */
  void mark() {
    marked = true;
  }

  /** Something of the file is not among its pages. */
  void miss(Fault why) throws IOException {
    feed.miss(why);
  }

  /**
   * The page, or the part of the file that is called so, cannot be read to its end. A part of which
   * there is nothing is a page that nobody could read.
   */
  void lose(String part) throws IOException {
    miss(Fault.DAMAGED);
    if (part.isEmpty()) {
      mark();
      return;
    }
    if (!isEmpty()) {
      end();
    }
    label(part);
    mark();
    end();
  }

  /** Begins the page anew. */
  void clear() {
    text.setLength(0);
    label = "";
    marked = false;
  }

  void label(String told) {
    label = told.strip();
  }

  String label() {
    return label;
  }

  boolean isEmpty() {
    return text.isEmpty() && !marked;
  }

  /** Hands the page on, with nothing on it if need be. */
  void end() throws IOException {
    if (feed.isFull()) {
      throw new FullException();
    }
    feed.add(label, Written.of(text.toString().strip(), marked));
    clear();
  }

  private void endSectionFrom(int length) throws IOException {
    if (isCut && text.length() >= length) {
      end();
    }
  }

  /** The letters that it ends with. */
  String lastWord() {
    int from = text.length();
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return text.substring(from);
  }

  private char last() {
    return text.charAt(text.length() - 1);
  }

  private void dropBlanks() {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    text.setLength(end);
  }

  /** The limits are reached; what has been read stands. */
  static final class FullException extends IOException {
    FullException() {
      super("as many pages as the limits allow");
    }
  }
}
