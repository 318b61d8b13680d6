package org.findbuch.extract.tika;

import java.io.IOException;
import java.util.Set;
import org.findbuch.document.Format;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.document.Unit;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes pages of the XHTML that Tika makes of everything. Only what is inside the body counts: the
 * title comes before it.
 */
final class XhtmlPages extends DefaultHandler {
  /** Each begins and ends a line. */
  private static final Set<String> BLOCKS =
      Set.of(
          ("p h1 h2 h3 h4 h5 h6 div table ul ol dl blockquote pre section article header footer"
                  + " main nav aside address figure fieldset form details body center hgroup menu"
                  + " search dialog")
              .split(" "));

  private static final Set<String> LINES =
      Set.of(
          "tr li dt dd option optgroup legend caption figcaption summary thead tbody tfoot hr br"
              .split(" "));

  /** Each is one thing to a reader. */
  private static final Set<String> ENDING =
      Set.of("h1 h2 h3 h4 h5 h6 li caption figcaption".split(" "));

  /** What a browser shows as a box in the line. */
  private static final Set<String> BOXES =
      Set.of("button select textarea label input output iframe object img".split(" "));

  private static final String MASTER = "slide-master-content";

  private final PageText page;
  private final Unit unit;

  /** Line ends of the source are blanks, as a browser takes them. */
  private final boolean flows;

  private boolean started;
  private int body;
  private int cells;
  private int preformatted;
  private int skipped;

  /** Behind the text of a layout stands that of its master, without anything that says so. */
  private boolean masterFollows;

  /** What is printed at the edge of every page. */
  private boolean isMargin;

  private boolean isTitle;
  private @Nullable StringBuilder heading;
  private @Nullable StringBuilder raised;

  XhtmlPages(PageText page, Format format) {
    this.page = page;
    unit = format.unit();
    flows = format == Format.HTML || format == Format.EPUB;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (name.equals("body")) {
      body++;
    }
    if (body == 0) {
      return;
    }
    String kind = attributes.getValue("class");
    masterFollows &= kind == null || isRepeated(kind);
    if (skipped > 0 || isRepeated(kind) || masterFollows) {
      masterFollows |= MASTER.equals(kind);
      skipped++;
      return;
    }
    guarded(() -> start(name, kind == null ? "" : kind, attributes));
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    if (skipped > 0) {
      skipped--;
    } else if (body > 0) {
      guarded(() -> end(name));
    }
    if (name.equals("body")) {
      body--;
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (body == 0 || skipped > 0) {
      return;
    }
    if (heading != null) {
      heading.append(chars, start, length);
    } else if (raised != null) {
      raised.append(chars, start, length);
    } else {
      guarded(() -> write(chars, start, length));
    }
  }

  @Override
  public void endDocument() {
    // a parser may end several documents inside one file; the reader ends the last page
  }

  /** What the page that is being read is called. */
  String label() {
    return page.label();
  }

  /** The rest of the page cannot be read; what stands before it does, and the next one may. */
  void breakOff(Exception broken) throws SAXException {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof PageText.FullException) {
        throw new SAXException((IOException) cause);
      }
    }
    cells = 0;
    preformatted = 0;
    skipped = 0;
    guarded(() -> page.lose(""));
  }

  /** Ends the last page. */
  void finish() throws IOException {
    if (started || !page.isEmpty()) {
      page.end();
    }
  }

  private void start(String name, String kind, Attributes attributes) throws IOException {
    if (BOXES.contains(name)) {
      page.space();
    } else if (LINES.contains(name) || BLOCKS.contains(name)) {
      endRaised();
      breakLine();
    }
    switch (name) {
      case "div" -> startDivision(kind);
      case "h1" -> {
        if (unit == Unit.SHEET && page.label().isEmpty() && page.isEmpty()) {
          heading = new StringBuilder();
        } else {
          begin(BlockKind.HEADING, 1);
        }
      }
      case "h2", "h3", "h4", "h5", "h6" -> begin(BlockKind.HEADING, name.charAt(1) - '0');
      case "li" -> begin(BlockKind.LIST, 0);
      case "caption", "figcaption" -> begin(BlockKind.CAPTION, 0);
      case "table" -> {
        if (cells == 0) {
          page.endTable();
        }
      }
      case "td", "th" -> {
        cells++;
        page.cell(name.equals("th"), span(attributes, "colspan"), span(attributes, "rowspan"));
      }
      case "p" -> page.beginParagraph();
      case "pre" -> preformatted++;
      case "img" -> page.mark();
      case "sup" -> raised = new StringBuilder();
      default -> {}
    }
  }

  private void begin(BlockKind kind, int level) {
    if (cells == 0) {
      page.begin(kind, level);
    }
  }

  private static int span(Attributes attributes, String over) {
    String told = attributes.getValue(over);
    return told != null && told.matches("[1-9]\\d?") ? Integer.parseInt(told) : 1;
  }

  private void startDivision(String kind) throws IOException {
    isMargin = !flows && (kind.equals("header") || kind.equals("footer"));
    if (isMargin) {
      begin(BlockKind.FURNITURE, 0);
    }
    boolean opens =
        switch (unit) {
          case SLIDE -> kind.equals("slide-content");
          case SHEET -> kind.equals("sheet") || kind.equals("page");
          case PAGE, SECTION, TIME, PART -> false;
        };
    if (opens) {
      if (started) {
        page.end();
      }
      started = true;
      isTitle = unit == Unit.SLIDE;
      if (isTitle) {
        begin(BlockKind.HEADING, 1);
      }
    }
  }

  private void end(String name) throws IOException {
    switch (name) {
      case "td", "th" -> {
        endRaised();
        cells--;
        page.tab();
      }
      case "sup" -> endRaised();
      case "pre" -> {
        preformatted--;
        endBlock();
      }
      case "table" -> {
        endBlock();
        if (cells == 0) {
          page.endTable();
        }
      }
      default -> {
        if (BOXES.contains(name)) {
          page.space();
        } else if (LINES.contains(name)) {
          endRaised();
          endsBlock(name);
          breakLine();
        } else if (BLOCKS.contains(name)) {
          endRaised();
          endsBlock(name);
          endBlock();
        }
      }
    }
  }

  private void endsBlock(String name) {
    boolean isEdge = isMargin && name.equals("div");
    if (cells == 0 && name.equals("p")) {
      page.endParagraphOfMargin();
    }
    if (cells == 0 && ((isTitle && page.hasText()) || isEdge || ENDING.contains(name))) {
      page.endBlock();
      isTitle = false;
      isMargin = false;
    }
  }

  /** The mark of a note is no part of its word; squares and ordinals are. */
  private void endRaised() throws IOException {
    if (raised == null) {
      return;
    }
    String text = raised.toString();
    raised = null;
    String mark = text.strip();
    if (!mark.isEmpty() && !RaisedMarks.isPart(mark, page.lastWord())) {
      page.space();
    }
    write(text.toCharArray(), 0, text.length());
  }

  private void endBlock() throws IOException {
    if (heading != null) {
      page.label(heading.toString());
      heading = null;
    } else if (cells > 0) {
      page.space();
    } else if (unit == Unit.SECTION) {
      page.endParagraph();
    } else {
      page.endLine();
    }
  }

  private void breakLine() throws IOException {
    if (cells > 0) {
      page.space();
    } else {
      page.endLine();
    }
  }

  private void write(char[] chars, int start, int length) throws IOException {
    boolean keeps = preformatted > 0 || (!flows && cells == 0);
    int from = start;
    for (int at = start; at < start + length; at++) {
      if (chars[at] == '\u00a0' || Character.isWhitespace(chars[at])) {
        page.write(new String(chars, from, at - from));
        from = at + 1;
        if (keeps && chars[at] == '\n') {
          page.endLine();
        } else {
          page.space();
        }
      }
    }
    page.write(new String(chars, from, start + length - from));
  }

  /** What a slide shows from its master stands on every slide; attachments are not read. */
  private static boolean isRepeated(@Nullable String kind) {
    return MASTER.equals(kind) || "embedded".equals(kind) || "package-entry".equals(kind);
  }

  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }

  /** SAX lets no IOException through; the reader takes it out again. */
  private static void guarded(Step step) throws SAXException {
    try {
      step.take();
    } catch (IOException failed) {
      throw new SAXException(failed);
    }
  }
}
