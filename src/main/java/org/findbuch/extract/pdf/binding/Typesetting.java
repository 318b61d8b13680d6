package org.findbuch.extract.pdf.binding;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.findbuch.extract.binding.CoverSheet;
import org.findbuch.extract.binding.CoverSheet.Line;
import org.jspecify.annotations.Nullable;

/**
 * Sets paragraphs on as many sheets of A4 as they need, ragged, in one embedded typeface: what is
 * on them is text that can be searched, copied and read aloud.
 */
final class Typesetting implements Closeable {
  private static final float LEFT = 72;
  private static final float TOP = 72;
  private static final float BOTTOM = 64;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  private static final float LEADING = 1.36f;
  private static final Color INK = new Color(0x171c19);
  private static final Color PENCIL = new Color(0x4c5852);
  private static final Color CLOTH = new Color(0x0b4b3f);

  private final PDDocument target;
  private final DossierFace face;
  private final Tags tags;
  private PDPage page;
  private PDPageContentStream pen;
  private float y;

  Typesetting(PDDocument target, DossierFace face, Tags tags) throws IOException {
    this.target = target;
    this.face = face;
    this.tags = tags;
    page = new PDPage(PDRectangle.A4);
    pen = begin();
  }

  private PDPageContentStream begin() throws IOException {
    target.addPage(page);
    y = PDRectangle.A4.getHeight() - TOP;
    return new PDPageContentStream(target, page);
  }

  void set(Line line) throws IOException {
    float size = size(line.rank());
    y -= before(line.rank());
    if (line.rank() == CoverSheet.Rank.HEADING) {
      require(5 * size * LEADING); // a heading does not stand alone at the foot of a sheet
    }
    PDStructureElement paragraph = tags.paragraph(line.rank());
    Style style =
        line.link() == null
            ? new Style(size, colour(line.rank()), null, paragraph)
            : new Style(size, CLOTH, line.link(), tags.link(paragraph));
    StringBuilder row = new StringBuilder();
    for (String word : face.known(line.text()).split(" ", -1)) {
      String next = row.isEmpty() ? word : row + " " + word;
      if (face.width(next, size) <= WIDTH) {
        row.setLength(0);
        row.append(next);
        continue;
      }
      if (!row.isEmpty()) {
        show(row + " ", style); // else its last word is read as one with the next
      }
      row.setLength(0);
      row.append(broken(word, style));
    }
    show(row.toString(), style);
  }

  /**
   * How a row is set.
   *
   * @param link where it leads, or null
   * @param tag what it is a part of
   */
  private record Style(float size, Color colour, @Nullable String link, PDStructureElement tag) {}

  /** An address or a checksum may be longer than a line; what is left of it. */
  private String broken(String word, Style style) throws IOException {
    String left = word;
    while (face.width(left, style.size()) > WIDTH) {
      int fits = 1; // from the front: what is left may be as long as a book
      while (face.width(left.substring(0, fits + 1), style.size()) <= WIDTH) {
        fits++;
      }
      show(left.substring(0, fits), style);
      left = left.substring(fits);
    }
    return left;
  }

  private void show(String row, Style style) throws IOException {
    float size = style.size();
    require(size * LEADING);
    y -= size * LEADING;
    tags.begin(style.tag(), page, pen);
    pen.beginText();
    pen.setFont(face.font(), size);
    pen.setNonStrokingColor(style.colour());
    pen.newLineAtOffset(LEFT, y);
    pen.showText(row);
    pen.endText();
    pen.endMarkedContent();
    if (style.link() != null) {
      float width = face.width(row.stripTrailing(), size);
      PDRectangle place = new PDRectangle(LEFT, y - size * 0.3f, width, size * LEADING);
      tags.belongs(link(style.link(), place), style.tag(), page);
    }
  }

  private PDAnnotationLink link(String address, PDRectangle place) throws IOException {
    PDActionURI action = new PDActionURI();
    action.setURI(address);
    PDAnnotationLink link = new PDAnnotationLink();
    PDBorderStyleDictionary none = new PDBorderStyleDictionary();
    none.setWidth(0);
    link.setBorderStyle(none);
    link.setAction(action);
    link.setContents(address);
    link.setRectangle(place);
    page.getAnnotations().add(link);
    return link;
  }

  private void require(float room) throws IOException {
    if (y - room < BOTTOM) {
      pen.close();
      page = new PDPage(PDRectangle.A4);
      pen = begin();
    }
  }

  private static float size(CoverSheet.Rank rank) {
    return switch (rank) {
      case TITLE -> 22;
      case HEADING -> 13;
      case TEXT -> 10.5f;
      case NOTE -> 9;
    };
  }

  private static float before(CoverSheet.Rank rank) {
    return switch (rank) {
      case TITLE -> 0;
      case HEADING -> 16;
      case TEXT -> 4;
      case NOTE -> 2;
    };
  }

  private static Color colour(CoverSheet.Rank rank) {
    return rank == CoverSheet.Rank.NOTE ? PENCIL : INK;
  }

  @Override
  public void close() throws IOException {
    pen.close();
  }
}
