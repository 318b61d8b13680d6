package org.findbuch.extract.pdf.binding;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
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
  private PDPage page;
  private PDPageContentStream pen;
  private float y;

  Typesetting(PDDocument target, DossierFace face) throws IOException {
    this.target = target;
    this.face = face;
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
    Color colour = line.link() == null ? colour(line.rank()) : CLOTH;
    StringBuilder row = new StringBuilder();
    for (String word : face.known(line.text()).split(" ", -1)) {
      String next = row.isEmpty() ? word : row + " " + word;
      if (face.width(next, size) <= WIDTH) {
        row.setLength(0);
        row.append(next);
        continue;
      }
      if (!row.isEmpty()) {
        show(row.toString(), size, colour, line.link());
      }
      row.setLength(0);
      row.append(broken(word, size, colour, line.link()));
    }
    show(row.toString(), size, colour, line.link());
  }

  /** An address or a checksum may be longer than a line; what is left of it. */
  private String broken(String word, float size, Color colour, @Nullable String link)
      throws IOException {
    String left = word;
    while (face.width(left, size) > WIDTH) {
      int fits = left.length();
      while (fits > 1 && face.width(left.substring(0, fits), size) > WIDTH) {
        fits--;
      }
      show(left.substring(0, fits), size, colour, link);
      left = left.substring(fits);
    }
    return left;
  }

  private void show(String row, float size, Color colour, @Nullable String link)
      throws IOException {
    require(size * LEADING);
    y -= size * LEADING;
    pen.beginText();
    pen.setFont(face.font(), size);
    pen.setNonStrokingColor(colour);
    pen.newLineAtOffset(LEFT, y);
    pen.showText(row);
    pen.endText();
    if (link != null) {
      link(link, new PDRectangle(LEFT, y - size * 0.3f, face.width(row, size), size * LEADING));
    }
  }

  private void link(String address, PDRectangle place) throws IOException {
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
