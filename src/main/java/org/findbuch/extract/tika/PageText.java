package org.findbuch.extract.tika;

import java.io.IOException;
import org.findbuch.document.Fault;
import org.findbuch.document.Layout;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure.BlockKind;
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
  private final PageBlocks blocks = new PageBlocks();
  private String label = "";
  private PageMargins margins = PageMargins.NONE;
  private boolean marked;

  /** Where the paragraph begins; -1 where that was on the page before. */
  private int paragraph = -1;

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

  /** The next cell is not just any cell of its row. */
  void cell(boolean isHead, int columns, int rows) {
    blocks.cell(isHead, columns, rows);
  }

  /** Ends a cell. */
  void tab() {
    if (!text.isEmpty() && last() == ' ') {
      text.setLength(text.length() - 1);
    }
    blocks.endCell(text.length());
    text.append('\t');
    blocks.beginCell(text.length());
  }

  /** What follows is no row of the table before it. */
  void endTable() {
    blocks.endTable();
  }

  /** What follows is of that kind, up to {@link #endBlock}. */
  void begin(BlockKind kind, int level) {
    endBlock();
    blocks.begin(kind, level, text.length());
  }

  void endBlock() {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    blocks.end(end);
  }

  /** What is printed at the edges of every page. */
  void margins(PageMargins known) {
    margins = known;
  }

  void beginParagraph() {
    paragraph = text.length();
  }

  /** The paragraph that ends here is furniture, if it is printed at the edges of pages. */
  void endParagraphOfMargin() {
    if (paragraph >= 0 && margins.hold(text.substring(paragraph))) {
      blocks.begin(BlockKind.FURNITURE, 0, paragraph);
      endBlock();
    }
  }

  void endLine() throws IOException {
    dropBlanks();
    blocks.endRow(text.length());
    if (!text.isEmpty() && last() != '\n') {
      text.append('\n');
    }
    blocks.beginCell(text.length());
    endSectionFrom(LONG_SECTION);
  }

  /** Ends a row, and the page where it has about the length of one. */
  void endRow() throws IOException {
    endLine();
    endSectionFrom(SECTION);
  }

  void endParagraph() throws IOException {
    dropBlanks();
    blocks.endRow(text.length());
    boolean isOpen = !text.isEmpty() && !text.toString().endsWith("\n\n");
    if (isOpen) {
      text.append(last() == '\n' ? "\n" : "\n\n");
    }
    blocks.beginCell(text.length());
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
    blocks.clear();
    paragraph = -1;
    label = "";
    marked = false;
  }

  void label(String told) {
    label = told.strip();
  }

  String label() {
    return label;
  }

  boolean hasText() {
    return !text.isEmpty();
  }

  boolean isEmpty() {
    return text.isEmpty() && !marked;
  }

  /** Hands the page on, with nothing on it if need be. */
  void end() throws IOException {
    if (feed.isFull()) {
      throw new FullException();
    }
    String all = text.toString();
    String kept = all.strip();
    int before = all.length() - all.stripLeading().length();
    feed.add(
        label,
        Written.of(kept, marked),
        ReadBy.FINDBUCH,
        Layout.NONE,
        blocks.structure(before, kept.length()));
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
