package org.findbuch.extract.pdf.font;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.cmap.CMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.encoding.Encoding;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.StandardEncoding;
import org.findbuch.extract.pdf.file.Unpacked;
import org.jspecify.annotations.Nullable;

/** A font with codes of one byte: Type 1, TrueType. */
final class SimpleDictionary implements FontDictionary {
  private static final int SYMBOLIC = 4;
  private static final int LONGEST = 64 * 1024;
  private static final Pattern NAMED = Pattern.compile("dup\\s+(\\d{1,3})\\s*/([^\\s/]+)\\s+put");

  private final COSDictionary font;
  private final GlyphList list;
  private final @Nullable COSDictionary descriptor;
  private final @Nullable CMap toUnicode;
  private final @Nullable COSArray widths;
  private final int first;
  private final Map<Integer, String> differences = new HashMap<>();
  private @Nullable Encoding base;
  private @Nullable Map<Integer, String> builtIn;

  SimpleDictionary(COSDictionary font, GlyphList list) {
    this.font = font;
    this.list = list;
    descriptor = font.getCOSDictionary(COSName.FONT_DESC);
    toUnicode = FontDictionary.toUnicode(font);
    widths = font.getCOSArray(COSName.WIDTHS);
    first = font.getInt(COSName.FIRST_CHAR, -1);
    if (descriptor != null && !isDingbats()) {
      encoding((descriptor.getInt(COSName.FLAGS, 0) & SYMBOLIC) != 0);
    }
  }

  @Override
  public int bytesACode() {
    return 1;
  }

  @Override
  public @Nullable COSDictionary descriptor() {
    return descriptor;
  }

  @Override
  public @Nullable String text(int code) {
    String mapped = FontDictionary.mapped(toUnicode, font, code);
    if (mapped != null) {
      return mapped;
    }
    // a map that could not be used may still mean something to PDFBox
    if (toUnicode == null && font.containsKey(COSName.TO_UNICODE)) {
      return null;
    }
    String name = glyphName(code);
    if (name == null) {
      return null;
    }
    String text = text(name);
    // like other viewers: the code of a glyph without a known name is taken for a character
    return text != null ? text : String.valueOf((char) code);
  }

  /** A ligature's name may be those of its letters (Adobe Glyph List specification, 2). */
  private @Nullable String text(String name) {
    String text = list.toUnicode(name);
    if (text != null || name.indexOf('_') <= 0) {
      return text;
    }
    StringBuilder letters = new StringBuilder();
    for (String part : name.split("[.]", 2)[0].split("_", -1)) {
      String letter = list.toUnicode(part);
      if (letter == null) {
        return null;
      }
      letters.append(letter);
    }
    return letters.toString();
  }

  private @Nullable String glyphName(int code) {
    String name = differences.get(code);
    if (name != null) {
      return name;
    }
    if (base != null) {
      return base.getName(code);
    }
    return builtIn == null ? null : builtIn.getOrDefault(code, ".notdef");
  }

  @Override
  public float width(int code) {
    if (widths == null || widths.size() == 0 || descriptor == null) {
      return Float.NaN;
    }
    int place = code - first;
    if (place >= 0 && place < widths.size() && code <= font.getInt(COSName.LAST_CHAR, -1)) {
      return widths.getObject(place) instanceof COSNumber width ? width.floatValue() : 0;
    }
    return descriptor.getFloat(COSName.MISSING_WIDTH, 0);
  }

  private boolean isDingbats() {
    String name = font.getNameAsString(COSName.BASE_FONT);
    return name != null && name.contains("Dingbats");
  }

  private void encoding(boolean isSymbolic) {
    COSBase encoding = font.getDictionaryObject(COSName.ENCODING);
    if (encoding instanceof COSName name) {
      base = Encoding.getInstance(name);
    } else if (encoding instanceof COSDictionary dictionary) {
      COSName name = dictionary.getCOSName(COSName.BASE_ENCODING);
      base = name == null ? null : Encoding.getInstance(name);
      if (base == null && !isSymbolic) {
        base = StandardEncoding.INSTANCE;
      }
      differences(dictionary.getCOSArray(COSName.DIFFERENCES));
    }
    if (base == null && descriptor != null) {
      builtIn = builtIn(font, descriptor);
    }
  }

  private void differences(@Nullable COSArray array) {
    int code = -1;
    for (int i = 0; array != null && i < array.size(); i++) {
      COSBase next = array.getObject(i);
      if (next instanceof COSNumber number) {
        code = number.intValue();
      } else if (next instanceof COSName name) {
        differences.put(code++, name.getName());
      }
    }
  }

  /**
   * The names that a Type 1 font program gives to its codes. They stand in the part of it that can
   * be read as text, so that the encrypted outlines need not be looked at. Null where the font is
   * of another kind, or says nothing in a form known here.
   */
  private static @Nullable Map<Integer, String> builtIn(
      COSDictionary font, COSDictionary descriptor) {
    boolean isType1 =
        COSName.TYPE1.equals(font.getCOSName(COSName.SUBTYPE))
            && !descriptor.containsKey(COSName.FONT_FILE3);
    COSStream program = descriptor.getCOSStream(COSName.FONT_FILE);
    if (!isType1 || program == null) {
      return null;
    }
    try {
      int length = Math.clamp(program.getInt(COSName.LENGTH1, LONGEST), 0, LONGEST);
      byte[] bytes = Unpacked.start(program, length);
      return names(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException broken) {
      return null;
    }
  }

  private static @Nullable Map<Integer, String> names(String program) {
    int start = program.indexOf("/Encoding");
    if (start < 0 || !program.startsWith("%!")) {
      return null;
    }
    String from = program.substring(start + 9).stripLeading();
    if (from.startsWith("StandardEncoding")) {
      return StandardEncoding.INSTANCE.getCodeToNameMap();
    }
    Map<Integer, String> names = new HashMap<>();
    Matcher dup = NAMED.matcher(from);
    int end = from.indexOf(" def");
    while (dup.find()) {
      names.put(Integer.valueOf(dup.group(1)), dup.group(2));
    }
    return names.isEmpty() || end < 0 ? null : names;
  }
}
