package org.findbuch.extract.pdf.glyph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The glyphs of one page in the order in which they were written, gathered into runs. */
public final class Glyphs {
  /** Directions of writing are told apart by steps of five degrees; the first is upright. */
  private static final int DIRECTIONS = 72;

  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final byte GAP = 1;
  private static final byte BLANK = 2;

  /** A page of small type has ten thousand, a map maybe fifty. */
  private static final int MOST = 300_000;

  private static final float SAME_LINE = 0.12f;
  private static final float BACKWARDS = -0.4f;
  private static final float WIDE_GAP = 1.5f;

  private final List<Run> runs = new ArrayList<>();
  private @Nullable String[] texts = new String[1024];
  private float[] lefts = new float[1024];
  private float[] rights = new float[1024];
  private float[] heights = new float[1024];
  private byte[] spaced = new byte[1024];
  private int count;
  private boolean cut;
  private @Nullable Run run;
  private boolean annotated;
  private boolean rightToLeft;

  // how the glyphs to come are written
  private int direction;
  private double cos = 1;
  private double sin;
  private float size;
  private float height;
  private float narrowest;
  private float spacing;

  // where the last blank ended
  private float blankEnd;
  private float blankBase = Float.NaN;

  public List<Run> runs() {
    return runs;
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
    return spaced[glyph] != 0;
  }

  /** Whether it is only the distance that tells of a blank before the glyph. */
  boolean isGap(int glyph) {
    return spaced[glyph] == GAP;
  }

  void closeGap(int glyph) {
    spaced[glyph] = 0;
  }

  void remove(int glyph) {
    texts[glyph] = null;
  }

  public boolean hasRightToLeft() {
    return rightToLeft;
  }

  /** What follows was added to the page, as a note or in a form. */
  public void annotations() {
    annotated = true;
    run = null;
  }

  static double angle(int direction) {
    return direction * 2 * Math.PI / DIRECTIONS;
  }

  /**
   * Says how the next glyphs are written: in the direction (x, y), this large, with capitals this
   * high, and gaps narrower than that, beyond the spacing of letters, belonging to a word.
   */
  public void style(
      double x, double y, float newSize, float newHeight, float newNarrowest, float newSpacing) {
    int turned = 0;
    if (y != 0 || x < 0) {
      turned =
          Math.floorMod(
              (int) Math.round(Math.atan2(y, x) / (2 * Math.PI) * DIRECTIONS), DIRECTIONS);
    }
    if (turned != direction) {
      direction = turned;
      cos = Math.cos(angle(turned));
      sin = Math.sin(angle(turned));
      run = null;
    }
    size = newSize;
    height = newHeight;
    narrowest = newNarrowest;
    spacing = newSpacing;
  }

  /** A glyph that begins at (x, y) and ends at the other point. */
  public void add(String text, double x, double y, double endX, double endY) {
    float left = (float) (x * cos + y * sin);
    float right = (float) (endX * cos + endY * sin);
    float base = (float) (y * cos - x * sin);
    if (text.isBlank() || text.equals("\u00a0")) {
      blank(right, base);
    } else if (text.length() > 1 && hasBlank(text)) {
      pieces(text, left, right, base);
    } else {
      add(text, Math.min(left, right), Math.max(left, right), base);
    }
  }

  private static boolean hasBlank(String text) {
    return text.chars().anyMatch(c -> Character.isWhitespace(c) || c == '\u00a0');
  }

  /** One code may stand for several words. */
  private void pieces(String text, float left, float right, float base) {
    String[] pieces = BLANKS.split(text, -1);
    float width = (right - left) / pieces.length;
    for (int i = 0; i < pieces.length; i++) {
      if (i > 0) {
        blank(left + i * width, base);
      }
      if (!pieces[i].isEmpty()) {
        add(pieces[i], left + i * width, left + (i + 1) * width, base);
      }
    }
  }

  private void blank(float end, float base) {
    if (run != null && Math.abs(base - run.base) <= SAME_LINE * size) {
      run.blankBehind = true;
    }
    blankEnd = end;
    blankBase = base;
  }

  private void add(String text, float left, float right, float base) {
    if (count >= MOST) {
      cut = true;
      return;
    }
    byte space =
        Math.abs(base - blankBase) <= SAME_LINE * size && Math.abs(left - blankEnd) < size
            ? BLANK
            : 0;
    blankBase = Float.NaN;
    if (Accents.isAccent(text) || (count > 0 && isAccent(count - 1))) {
      if (mergeAccent(text, left, right, base)) {
        return;
      }
    }
    Run last = run;
    if (last == null || !continues(last, left, base)) {
      last = new Run(direction, count, left, base, size);
      last.added = annotated;
      runs.add(last);
      run = last;
    } else if (space == 0 && left - last.right > gap(last)) {
      space = GAP;
      last.gaps++;
    }
    put(text, left, right, space);
    last.end = count;
    last.right = Math.max(last.right, right);
    last.blankBehind = false;
    rightToLeft |= text.charAt(0) >= 0x590 && Accents.isRightToLeft(text);
  }

  /**
   * Lets these words stand for the glyphs from that one on, spread over their places. What is shown
   * stays where it has the same letters, or where the words have none, as for a hyphen.
   */
  public void replace(int from, String said) {
    StringBuilder shown = new StringBuilder();
    for (int glyph = from; glyph < count; glyph++) {
      shown.append(texts[glyph]);
    }
    String letters = NO_LETTERS.matcher(said).replaceAll("");
    if (from >= count
        || letters.isEmpty()
        || letters.equals(NO_LETTERS.matcher(shown).replaceAll(""))) {
      return;
    }
    String[] words = BLANKS.split(BLANKS.matcher(said.strip()).replaceAll(" "), count - from);
    int word = 0;
    int place = from;
    for (int glyph = from; glyph < count; glyph++) {
      if (word < words.length && glyph == from + word * (count - from) / words.length) {
        place = glyph;
        texts[glyph] = words[word];
        spaced[glyph] = word == 0 ? spaced[glyph] : BLANK;
        rightToLeft |= Accents.isRightToLeft(words[word]);
        word++;
      } else {
        remove(glyph);
        if (lefts[glyph] >= lefts[place]) {
          rights[place] = Math.max(rights[place], rights[glyph]);
        }
      }
    }
  }

  private boolean continues(Run last, float left, float base) {
    float gap = left - last.right;
    return Math.abs(base - last.base) <= SAME_LINE * size
        && gap > BACKWARDS * size
        && gap < WIDE_GAP * size;
  }

  /** The widest gap within a word, which is less among narrow letters. */
  private float gap(Run last) {
    float average = (last.right - last.left) / (last.end - last.first);
    return spacing + Math.min(narrowest, Math.max(0.3f * average, 0.05f * size));
  }

  private boolean isAccent(int glyph) {
    String text = texts[glyph];
    return text != null && Accents.isAccent(text);
  }

  /** Old programs write a letter and its accent one over the other. */
  private boolean mergeAccent(String text, float left, float right, float base) {
    if (count == 0 || run == null || run.end != count || Math.abs(base - run.base) > size / 2) {
      return false;
    }
    int before = count - 1;
    String other = texts[before];
    float middle = (lefts[before] + rights[before]) / 2;
    boolean isOver =
        (middle > left && middle < right)
            || ((left + right) / 2 > lefts[before] && (left + right) / 2 < rights[before]);
    String merged = other == null || !isOver ? null : Accents.merged(other, text);
    if (merged == null) {
      return false;
    }
    texts[before] = merged;
    if (isAccent(before) || Accents.isAccent(Objects.requireNonNull(other))) {
      lefts[before] = left;
      rights[before] = right;
      run.right = right;
    }
    return true;
  }

  private void put(String text, float left, float right, byte space) {
    if (count == lefts.length) {
      texts = Arrays.copyOf(texts, 2 * count);
      lefts = Arrays.copyOf(lefts, 2 * count);
      rights = Arrays.copyOf(rights, 2 * count);
      heights = Arrays.copyOf(heights, 2 * count);
      spaced = Arrays.copyOf(spaced, 2 * count);
    }
    texts[count] = text;
    lefts[count] = left;
    rights[count] = right;
    heights[count] = height;
    spaced[count] = space;
    count++;
  }
}
