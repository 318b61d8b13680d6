package org.findbuch.extract.tika;

import java.io.IOException;
import org.findbuch.document.Format;
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
  private final PageText page;
  private final Unit unit;

  /** Line ends of the source are blanks, as a browser takes them. */
  private final boolean flows;

  private boolean started;
  private int body;
  private int cells;
  private int preformatted;
  private int skipped;
  private @Nullable StringBuilder heading;

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
    if (skipped > 0 || isRepeated(kind)) {
      skipped++;
      return;
    }
    guarded(() -> start(name, kind == null ? "" : kind));
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

  private void start(String name, String kind) throws IOException {
    switch (name) {
      case "div" -> startDivision(kind);
      case "h1" -> {
        if (unit == Unit.SHEET && page.label().isEmpty() && page.isEmpty()) {
          heading = new StringBuilder();
        }
      }
      case "td", "th" -> cells++;
      case "pre" -> preformatted++;
      case "img" -> page.mark();
      case "br" -> breakLine();
      default -> {}
    }
  }

  private void startDivision(String kind) throws IOException {
    boolean opens =
        switch (unit) {
          case SLIDE -> kind.equals("slide-content");
          case SHEET -> kind.equals("sheet") || kind.equals("page");
          case PAGE, SECTION, PART -> false;
        };
    if (opens) {
      if (started) {
        page.end();
      }
      started = true;
    }
  }

  private void end(String name) throws IOException {
    switch (name) {
      case "td", "th" -> {
        cells--;
        page.tab();
      }
      case "tr", "li", "dt", "dd" -> breakLine();
      case "p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "table", "ul", "ol", "blockquote" ->
          endBlock();
      case "pre" -> {
        preformatted--;
        endBlock();
      }
      default -> {}
    }
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
    return "slide-master-content".equals(kind)
        || "embedded".equals(kind)
        || "package-entry".equals(kind);
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
