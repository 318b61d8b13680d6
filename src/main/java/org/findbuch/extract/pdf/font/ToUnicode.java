package org.findbuch.extract.pdf.font;

import java.io.IOException;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.findbuch.extract.pdf.file.Unpacked;
import org.jspecify.annotations.Nullable;

/** The map from codes to characters that a font carries. */
final class ToUnicode {
  private ToUnicode() {}

  /** Null where there is none, or none that can be used as it stands. */
  static @Nullable CMap of(COSDictionary font) {
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
