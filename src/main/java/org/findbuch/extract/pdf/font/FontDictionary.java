package org.findbuch.extract.pdf.font;

import java.io.IOException;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.findbuch.extract.pdf.file.Unpacked;
import org.jspecify.annotations.Nullable;

/**
 * What the dictionary of a font tells by itself, with no look into the font program; everything
 * else is left open.
 */
interface FontDictionary {
  /** 1, 2, or 0 where the length of a code is left open. */
  int bytesACode();

  /** The characters of the code, or null where that is left open. */
  @Nullable String text(int code);

  /** The width of the code in thousandths, or NaN where that is left open. */
  float width(int code);

  @Nullable COSDictionary descriptor();

  static FontDictionary of(COSDictionary font, GlyphList names) {
    COSName type = font.getCOSName(COSName.SUBTYPE);
    if (COSName.TYPE0.equals(type)) {
      boolean isPlain = COSName.IDENTITY_H.equals(font.getDictionaryObject(COSName.ENCODING));
      COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
      return isPlain
              && descendants != null
              && descendants.size() > 0
              && descendants.getObject(0) instanceof COSDictionary descendant
          ? new CompositeDictionary(font, descendant)
          : new Untold();
    }
    return COSName.TYPE3.equals(type) ? new Untold(1) : new SimpleDictionary(font, names);
  }

  /** The text that the map from codes to characters gives, as PDFBox reads it. */
  static @Nullable String mapped(@Nullable CMap map, COSDictionary font, int code) {
    if (map == null) {
      return null;
    }
    COSName encoding = font.getCOSName(COSName.ENCODING);
    boolean isOneByte =
        code < 256 && encoding != null && !encoding.getName().startsWith("Identity");
    return isOneByte ? map.toUnicode(code, 1) : map.toUnicode(code);
  }

  /** A font of which only PDFBox knows anything. */
  record Untold(int bytesACode) implements FontDictionary {
    Untold() {
      this(0);
    }

    @Override
    public @Nullable String text(int code) {
      return null;
    }

    @Override
    public float width(int code) {
      return Float.NaN;
    }

    @Override
    public @Nullable COSDictionary descriptor() {
      return null;
    }
  }

  /** The map from codes to characters that a font carries; null where it has none to be used. */
  static @Nullable CMap toUnicode(COSDictionary font) {
    if (!(font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream stream)) {
      return null;
    }
    try (RandomAccessRead in = new RandomAccessReadBuffer(Unpacked.bytes(stream))) {
      CMap map = new CMapParser().parse(in);
      boolean isOdd =
          !map.hasUnicodeMappings()
              || (map.getName() != null && map.getName().startsWith("Identity-"));
      return isOdd ? null : map;
    } catch (IOException | RuntimeException broken) {
      return null;
    }
  }
}
