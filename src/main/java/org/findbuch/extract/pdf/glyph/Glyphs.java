package org.findbuch.extract.pdf.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The glyphs of one page in the order in which they were written, gathered into runs. */
public final class Glyphs {
  /** What stands before a glyph. */
  static final byte NONE = 0;

  /** Only the distance tells of a blank. */
  static final byte GAP = 1;

  static final byte BLANK = 2;

  /** Nothing; the glyph itself shows where a word was broken. */
  static final byte SOFT_HYPHEN = 3;

  /** A page of small type has ten thousand, a map maybe fifty. */
  private static final int MOST = 300_000;

  private final List<Run> runs = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private @Nullable String[] texts = new String[1024];
  private float[] lefts = new float[1024];
  private float[] rights = new float[1024];
  private float[] heights = new float[1024];
  private byte[] spaces = new byte[1024];
  private final Rules rules = new Rules();
  private int count;
  private int unseen;
  private boolean cut;
  private boolean rightToLeft;

  public List<Run> runs() {
    return runs;
  }

  /** What belongs to places of the page and is not written there. */
  public List<Remark> remarks() {
    return remarks;
  }

  /** What is drawn between them. */
  public Rules rules() {
    return rules;
  }

  public void remark(Remark remark) {
    remarks.add(remark);
  }

  public int count() {
    return count;
  }

  /** Whether there are more of them than are taken. */
  public boolean isCut() {
    return cut;
  }

  /** The characters of a glyph; null once it has been taken away. */
  public @Nullable String text(int glyph) {
    return texts[glyph];
  }

  public float left(int glyph) {
    return lefts[glyph];
  }

  public float right(int glyph) {
    return rights[glyph];
  }

  public float height(int glyph) {
    return heights[glyph];
  }

  /** Whether a blank stands before the glyph. */
  public boolean isSpaced(int glyph) {
    return spaces[glyph] == GAP || spaces[glyph] == BLANK;
  }

  /** Whether it is only the distance that tells of a blank before the glyph. */
  boolean isGap(int glyph) {
    return spaces[glyph] == GAP;
  }

  /** Whether a blank was written before it. */
  boolean isBlank(int glyph) {
    return spaces[glyph] == BLANK;
  }

  /** Whether the glyph only shows where a word was broken, at the end of a line or not. */
  public boolean isSoftHyphen(int glyph) {
    return spaces[glyph] == SOFT_HYPHEN;
  }

  public boolean hasRightToLeft() {
    return rightToLeft;
  }

  void space(int glyph, byte space) {
    spaces[glyph] = space;
  }

  public void remove(int glyph) {
    texts[glyph] = null;
  }

  /** The glyph gets other characters. */
  void spell(int glyph, String text) {
    texts[glyph] = text;
    rightToLeft |= text.charAt(0) >= 0x590 && Accents.isRightToLeft(text);
  }

  void place(int glyph, float left, float right) {
    lefts[glyph] = left;
    rights[glyph] = right;
  }

  /** The characters of these glyphs, with blanks where they stand. */
  public String text(int first, int end) {
    StringBuilder text = new StringBuilder();
    for (int glyph = first; glyph < end; glyph++) {
      if (texts[glyph] != null) {
        text.append(isSpaced(glyph) && !text.isEmpty() ? " " : "").append(texts[glyph]);
      }
    }
    return text.toString();
  }

  /** How many of the glyphs that are seen, or of the others, are letters or digits. */
  public int letters(boolean seen) {
    int letters = 0;
    for (Run run : runs) {
      for (int glyph = run.first; run.visible == seen && glyph < run.end; glyph++) {
        String text = texts[glyph];
        letters += text != null && Character.isLetterOrDigit(text.codePointAt(0)) ? 1 : 0;
      }
    }
    return letters;
  }

  /** Whether there is room for one more; if not, the page is cut. */
  boolean hasRoom() {
    if (count + unseen < MOST) {
      return true;
    }
    cut = true;
    return false;
  }

  /** One more is on the page that nobody sees. */
  void pass() {
    unseen++;
    hasRoom();
  }

  void add(String text, float left, float right, float height, byte space) {
    if (count == lefts.length) {
      texts = Arrays.copyOf(texts, 2 * count);
      lefts = Arrays.copyOf(lefts, 2 * count);
      rights = Arrays.copyOf(rights, 2 * count);
      heights = Arrays.copyOf(heights, 2 * count);
      spaces = Arrays.copyOf(spaces, 2 * count);
    }
    lefts[count] = left;
    rights[count] = right;
    heights[count] = height;
    spaces[count] = space;
    spell(count, text);
    count++;
  }
}
