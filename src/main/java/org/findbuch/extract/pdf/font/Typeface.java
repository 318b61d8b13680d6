package org.findbuch.extract.pdf.font;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs of a font: the text and the width of every code, looked up once each.
 *
 * <p>What the font's dictionary tells is taken from there. PDFBox's font, which reads the whole
 * font program, is made only for a code that the dictionary leaves open.
 */
public final class Typeface {
  private static final Pattern BOLD =
      Pattern.compile("Bold|Black|Heavy|Semibold|Demi", Pattern.CASE_INSENSITIVE);
  private static final int BOLDER = 600;

  /** Of a font's flags (ISO 32000-2, table 121). */
  private static final int FORCE_BOLD = 1 << 18;

  /** Behind each letter its sign. */
  private static final String WINGDINGS = "n■l●q☐o☐§▪ü✓û✗Ø➢à→v◆u◆x☒";

  private static final int PAGE = 256;
  private static final float USUAL_HEIGHT = 0.7f;
  private static final float USUAL_SPACE = 0.25f;

  private final COSDictionary dictionary;
  private final FontDictionary told;
  private final boolean isWingdings;
  private final GlyphList names;
  private final @Nullable String[][] texts = new String[PAGE][];
  private final float[][] widths = new float[PAGE][];
  private @Nullable PDFont whole;
  private boolean broken;
  private @Nullable Boolean bold;
  private float height = Float.NaN;
  private float space = Float.NaN;

  Typeface(COSDictionary dictionary, GlyphList names) {
    this.dictionary = dictionary;
    this.names = names;
    told = FontDictionary.of(dictionary, names);
    String name = dictionary.getNameAsString(COSName.BASE_FONT);
    isWingdings = name != null && name.matches("(?:[A-Z]{6}\\+)?Wingdings(?:-Regular)?");
  }

  /** How many bytes make a code, or 0 where that differs from code to code. */
  public int bytesACode() {
    return told.bytesACode();
  }

  public boolean isVertical() {
    PDFont font = told.bytesACode() == 0 ? whole() : null;
    return font != null && font.isVertical();
  }

  /** Takes the next code, whose length only the font's own map tells. */
  public int readCode(InputStream in) throws IOException {
    PDFont font = whole();
    return font == null ? in.read() : font.readCode(in);
  }

  /** The characters that the code stands for, ligatures taken apart; empty where nothing tells. */
  public String text(int code) {
    int page = code >>> 8;
    if (page < 0 || page >= PAGE) {
      return findText(code);
    }
    @Nullable String[] known = texts[page];
    if (known == null) {
      load(page);
      known = texts[page];
    }
    String text = known[code & 0xFF];
    if (text == null) {
      text = findText(code);
      known[code & 0xFF] = text;
    }
    return text;
  }

  /** How far the code moves the pen, in heights of the type. */
  public float width(int code) {
    int page = code >>> 8;
    if (page < 0 || page >= PAGE) {
      return findWidth(code);
    }
    if (widths[page] == null) {
      load(page);
    }
    float width = widths[page][code & 0xFF];
    if (Float.isNaN(width)) {
      width = findWidth(code);
      widths[page][code & 0xFF] = width;
    }
    return width;
  }

  private void load(int page) {
    texts[page] = new String[PAGE];
    widths[page] = new float[PAGE];
    Arrays.fill(widths[page], Float.NaN);
  }

  private String findText(int code) {
    String text = told.text(code);
    PDFont font = text == null ? whole() : null;
    if (font != null) {
      text = font.toUnicode(code, names);
    }
    if (text == null) {
      // like other viewers: a simple font's code is taken for a character, another's is not
      return isSimple() ? String.valueOf((char) code) : "";
    }
    return isWingdings ? sign(resolved(text)) : resolved(text);
  }

  /** Many files give the letters at whose places the signs of Wingdings are. */
  private static String sign(String text) {
    int code = text.length() == 1 ? text.charAt(0) : 0;
    int at = WINGDINGS.indexOf(code >= 0xF020 && code < 0xF100 ? (char) (code & 0xFF) : code);
    return at < 0 || at % 2 == 1 ? text : WINGDINGS.substring(at + 1, at + 2);
  }

  private boolean isSimple() {
    return whole == null ? bytesACode() == 1 : whole instanceof PDSimpleFont;
  }

  private float findWidth(int code) {
    float width = told.width(code);
    if (Float.isNaN(width)) {
      width = wholeWidth(code);
    }
    return width / 1000;
  }

  private float wholeWidth(int code) {
    PDFont font = whole();
    try {
      float width = font == null ? 500 : font.getDisplacement(code).getX() * 1000;
      return Float.isFinite(width) ? width : 0;
    } catch (IOException | RuntimeException odd) {
      return 0;
    }
  }

  /** How far down a vertical code moves the pen, in heights of the type. */
  public float drop(int code) {
    PDFont font = whole();
    try {
      return font == null ? -1 : font.getDisplacement(code).getY();
    } catch (IOException | RuntimeException odd) {
      return -1;
    }
  }

  /** The height of capitals, or what comes near it, in heights of the type. */
  public float height() {
    if (Float.isNaN(height)) {
      height = findHeight();
    }
    return height;
  }

  private float findHeight() {
    COSDictionary described = told.descriptor();
    if (described == null) {
      PDFont font = whole();
      return font == null ? USUAL_HEIGHT : wholeHeight(font);
    }
    PDFontDescriptor descriptor = new PDFontDescriptor(described);
    float box =
        descriptor.getFontBoundingBox() == null
            ? 0
            : descriptor.getFontBoundingBox().getHeight() / 2;
    float capitals = descriptor.getCapHeight();
    float half = (descriptor.getAscent() - descriptor.getDescent()) / 2;
    float found = capitals > 0 && (capitals < box || box <= 0) ? capitals : box;
    if (half > 0 && capitals > descriptor.getAscent() && (half < found || found <= 0)) {
      found = half;
    }
    return found > 100 && found < 2000 ? found / 1000 : USUAL_HEIGHT;
  }

  private static float wholeHeight(PDFont font) {
    try {
      BoundingBox box = font.getBoundingBox();
      float half = box.getHeight() / 2;
      float scaled =
          font instanceof PDType3Font ? half * font.getFontMatrix().getScaleY() : half / 1000;
      return scaled > 0.1f && scaled < 2 ? scaled : USUAL_HEIGHT;
    } catch (IOException | RuntimeException odd) {
      return USUAL_HEIGHT;
    }
  }

  /** Whether it is a bold one, by its name or what is said of it. */
  public boolean isBold() {
    if (bold == null) {
      COSDictionary described = told.descriptor();
      String name = dictionary.getNameAsString(COSName.BASE_FONT, "");
      bold =
          BOLD.matcher(name).find()
              || (described != null
                  && (described.getInt(COSName.FONT_WEIGHT, 0) >= BOLDER
                      || (described.getInt(COSName.FLAGS, 0) & FORCE_BOLD) != 0));
    }
    return bold;
  }

  /** How wide a blank is, in heights of the type. */
  public float space() {
    if (Float.isNaN(space)) {
      float width = bytesACode() == 1 && " ".equals(told.text(' ')) ? width(' ') : 0;
      space = width > 0.05f && width < 1 ? width : USUAL_SPACE;
    }
    return space;
  }

  private @Nullable PDFont whole() {
    if (whole == null && !broken) {
      try {
        whole = PDFontFactory.createFont(dictionary);
      } catch (IOException | RuntimeException unreadable) {
        broken = true;
      }
    }
    return whole;
  }

  /** The text with letters for what says how they look, such as ligatures; all else stays. */
  private static String resolved(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isForm(text.charAt(i))) {
        return resolved(text, i);
      }
    }
    return text;
  }

  private static String resolved(String text, int from) {
    StringBuilder out = new StringBuilder(text.substring(0, from));
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isForm(c)) {
        out.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).strip());
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isForm(char c) {
    return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
  }
}
