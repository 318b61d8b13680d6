package org.findbuch.extract.pdf.font;

import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.cmap.CMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.jspecify.annotations.Nullable;

/** A font with codes of two bytes that are the numbers of its glyphs. */
final class CompositeDictionary implements FontDictionary {
  private static final int MOST_CODES = 0x10000;

  private final COSDictionary font;
  private final COSDictionary descendant;
  private final @Nullable CMap toUnicode;
  private final Map<Integer, Float> widths = new HashMap<>();
  private final float usual;

  CompositeDictionary(COSDictionary font, COSDictionary descendant) {
    this.font = font;
    this.descendant = descendant;
    toUnicode = FontDictionary.toUnicode(font);
    float told = descendant.getFloat(COSName.DW, 1000);
    usual = told == 0 ? 1000 : told;
    COSArray array = descendant.getCOSArray(COSName.W);
    if (array != null) {
      readWidths(array);
    }
  }

  @Override
  public int bytesACode() {
    return 2;
  }

  @Override
  public @Nullable String text(int code) {
    return FontDictionary.mapped(toUnicode, font, code);
  }

  @Override
  public float width(int code) {
    return widths.getOrDefault(code, usual);
  }

  @Override
  public @Nullable COSDictionary descriptor() {
    return descendant.getCOSDictionary(COSName.FONT_DESC);
  }

  /** Either a first code with a list of widths, or two codes with the width of all between. */
  private void readWidths(COSArray array) {
    int at = 0;
    while (at + 1 < array.size()) {
      COSBase second = array.getObject(at + 1);
      if (!(array.getObject(at) instanceof COSNumber first)) {
        at++;
      } else if (second instanceof COSArray list) {
        readList(first.intValue(), list);
        at += 2;
      } else {
        if (at + 2 < array.size()
            && second instanceof COSNumber last
            && array.getObject(at + 2) instanceof COSNumber width) {
          readRange(first.intValue(), last.intValue(), width.floatValue());
        }
        at += 3;
      }
    }
  }

  private void readList(int first, COSArray list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.getObject(i) instanceof COSNumber width) {
        widths.put(first + i, width.floatValue());
      }
    }
  }

  private void readRange(int first, int last, float width) {
    for (int code = Math.max(0, first); code <= Math.min(last, MOST_CODES); code++) {
      widths.put(code, width);
    }
  }
}
