package org.findbuch.extract.tika;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.odf.OpenDocumentMetaParser;
import org.apache.tika.utils.XMLReaderUtils;
import org.findbuch.document.Format;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes pages of an OpenDocument presentation or spreadsheet (OASIS ODF 1.3, parts 3.7 and 9) from
 * its content itself: Tika says neither where a slide begins nor what a sheet is called.
 */
final class OpenDocumentPages extends DefaultHandler {
  private static final String NAMES = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final String TABLE = NAMES + "table:1.0";
  private static final String TEXT = NAMES + "text:1.0";
  private static final String DRAW = NAMES + "drawing:1.0";
  private static final int LONGEST_MANIFEST = 4 << 20;

  private final PageText page;
  private final String pageSpace;
  private final String pageName;
  private int paragraphs;
  private int cells;
  private int pages;
  private boolean open;
  private @Nullable OpenCell cell;

  OpenDocumentPages(PageText page, Format format) {
    this.page = page;
    pageSpace = format == Format.ODS ? TABLE : DRAW;
    pageName = format == Format.ODS ? "table" : "page";
  }

  @Override
  public void startElement(String space, String name, String qualified, Attributes attributes) {
    if (space.equals(pageSpace) && name.equals(pageName)) {
      startPage(attributes);
    } else if (space.equals(TABLE)) {
      startCell(name, attributes);
    } else if (space.equals(TEXT)) {
      startText(name);
    } else if (space.equals(DRAW) && open && isDrawn(name)) {
      page.mark();
    }
  }

  @Override
  public void endElement(String space, String name, String qualified) throws SAXException {
    try {
      if (space.equals(pageSpace) && name.equals(pageName)) {
        endPage();
      } else if (space.equals(TABLE)) {
        endTable(name);
      } else if (space.equals(TEXT) && isParagraph(name)) {
        endParagraph();
      }
    } catch (IOException failed) {
      throw new SAXException(failed);
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (!open || paragraphs == 0) {
      return;
    }
    String text = new String(chars, start, length).replaceAll("\\s+", " ");
    if (cell != null) {
      cell.write(text);
      return;
    }
    try {
      page.write(text);
    } catch (IOException failed) {
      throw new SAXException(failed);
    }
  }

  private void startPage(Attributes attributes) {
    // tables inside cells are not sheets
    if (pages++ == 0) {
      open = true;
      if (pageSpace.equals(TABLE)) {
        page.label(Objects.requireNonNullElse(attributes.getValue(TABLE, "name"), ""));
      }
    }
  }

  private void endPage() throws IOException {
    if (--pages == 0) {
      page.end();
      open = false;
    }
  }

  private void startCell(String name, Attributes attributes) {
    if (isCell(name) && cells++ == 0 && open) {
      cell = OpenCell.of(attributes);
    }
  }

  private void startText(String name) {
    switch (name) {
      case "p", "h" -> paragraphs++;
      case "s", "tab", "line-break" -> space();
      default -> {}
    }
  }

  private void space() {
    if (cell != null) {
      cell.write(" ");
    } else {
      page.space();
    }
  }

  private void endTable(String name) throws IOException {
    if (isCell(name)) {
      if (--cells == 0 && cell != null) {
        page.write(cell.shown());
        cell = null;
      }
      page.tab();
    } else if (name.equals("table-row") && open) {
      page.endLine();
    }
  }

  private void endParagraph() throws IOException {
    paragraphs--;
    if (cell != null) {
      cell.write(" ");
    } else if (open && cells > 0) {
      page.space();
    } else if (open) {
      page.endLine();
    }
  }

  private static boolean isParagraph(String name) {
    return name.equals("p") || name.equals("h");
  }

  private static boolean isCell(String name) {
    return name.equals("table-cell") || name.equals("covered-table-cell");
  }

  private static boolean isDrawn(String name) {
    return switch (name) {
      case "image", "path", "polygon", "polyline", "line", "connector", "object" -> true;
      default -> false;
    };
  }

  static boolean isLocked(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = part(zip, "META-INF/manifest.xml")) {
      return in != null
          && new String(in.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8)
              .contains("encryption-data");
    }
  }

  static void read(Path file, Format format, PageText page, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      try (InputStream in = part(zip, "meta.xml")) {
        if (in != null) {
          new OpenDocumentMetaParser().parse(in, new DefaultHandler(), metadata, context);
        }
      }
      try (InputStream in = part(zip, "content.xml")) {
        if (in == null) {
          throw new ZipException("no content.xml");
        }
        XMLReaderUtils.parseSAX(
            new BufferedInputStream(in), new OpenDocumentPages(page, format), context);
      }
    }
  }

  private static @Nullable InputStream part(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    return entry == null ? null : zip.getInputStream(entry);
  }
}
