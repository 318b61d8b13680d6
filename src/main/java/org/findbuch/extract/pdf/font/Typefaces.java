package org.findbuch.extract.pdf.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/** The fonts of one document, each made once. */
public final class Typefaces {
  /** Some programs make the same fonts anew for every page. */
  private static final int MOST_KEPT = 300;

  private static final GlyphList NAMES = names();
  private static final COSDictionary USUAL = helvetica();

  private final IdentityHashMap<COSDictionary, Typeface> known = new IdentityHashMap<>();

  public Typeface of(COSDictionary font) {
    Typeface typeface = known.get(font);
    if (typeface == null) {
      if (known.size() >= MOST_KEPT) {
        known.clear();
      }
      typeface = new Typeface(font, NAMES);
      known.put(font, typeface);
    }
    return typeface;
  }

  /** What stands in where a page names a font that it does not have. */
  public Typeface usual() {
    return of(USUAL);
  }

  private static COSDictionary helvetica() {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE1);
    font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
    font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
    return font;
  }

  /** Adobe's names of glyphs, and those that PDFBox knows beyond. */
  private static GlyphList names() {
    try (InputStream more =
        GlyphList.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/glyphlist/additional.txt")) {
      return new GlyphList(GlyphList.getAdobeGlyphList(), Objects.requireNonNull(more));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
