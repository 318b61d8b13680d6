package org.findbuch.extract.pdf.glyph;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts glyph after glyph onto a page, and gathers into runs what is written along a line. */
public final class Typesetter {
  /** Directions of writing are told apart by steps of five degrees; the first is upright. */
  private static final int DIRECTIONS = 72;

  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");
  private static final float SAME_LINE = 0.12f;
  private static final float BACKWARDS = -0.4f;
  private static final float WIDE_GAP = 1.5f;

  /** How far from its like, in heights of type, a letter is printed to look bold. */
  private static final float BOLDER = 0.12f;

  /** It then begins before the end of that, by more than any kerning. */
  private static final float BOLDEST = -0.05f;

  private final Glyphs glyphs;
  private final Surface surface;
  private @Nullable Run run;

  // what the glyphs to come belong to
  private boolean annotated;
  private boolean artifact;
  private boolean hidden;
  private Instead instead = Instead.ITSELF;

  // how they are written
  private int direction;
  private double cos = 1;
  private double sin;
  private float size;
  private float height;
  private float narrowest;
  private float spacing;
  private float rise;
  private float risen;
  private boolean visible = true;
  private boolean bold;

  // where the last blank ended
  private float blankEnd;
  private float blankBase = Float.NaN;

  /** What is taken in the place of what is shown. */
  enum Instead {
    ITSELF,
    BLANK,
    NOTHING,
    SOFT_HYPHEN
  }

  public Typesetter(Surface surface) {
    this(new Glyphs(), surface);
  }

  private Typesetter(Glyphs glyphs, Surface surface) {
    this.glyphs = glyphs;
    this.surface = surface;
  }

  public Glyphs glyphs() {
    return glyphs;
  }

  /** What follows was added to the page, as a note or in a form. */
  public void annotations() {
    annotated = true;
    run = null;
  }

  /** What follows is or is not furniture of the page, such as a running head. */
  public void artifact(boolean isArtifact) {
    artifact = isArtifact;
    run = null;
  }

  /** What follows is or is not shown. */
  public void hide(boolean isHidden) {
    hidden = isHidden;
  }

  public boolean isHidden() {
    return hidden;
  }

  void instead(Instead other) {
    instead = other;
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
    rise = 0;
    visible = true;
  }

  /** Says that the next glyphs are raised by (x, y), whether they are seen, and whether bold. */
  public void raise(double x, double y, boolean isVisible, boolean isBold) {
    bold = isBold;
    rise = (float) (x * sin - y * cos);
    visible = isVisible;
  }

  /** A glyph that begins at (x, y) and ends at the other point; false if nobody sees it. */
  public boolean add(String text, double x, double y, double endX, double endY) {
    if (hidden) {
      return false;
    }
    float left = (float) (x * cos + y * sin);
    float right = (float) (endX * cos + endY * sin);
    risen = lineRise();
    float base = (float) (y * cos - x * sin) + risen;
    double middle = 0.3 * height;
    if (!surface.holds((x + endX) / 2 + middle * sin, (y + endY) / 2 - middle * cos)
        && !isWithinWord(left, base)) {
      glyphs.pass();
      return false;
    }
    boolean isBlank = text.isBlank() || text.equals("\u00a0");
    if (instead != Instead.ITSELF) {
      addInstead(text, Math.min(left, right), Math.max(left, right), base);
    } else if (isBlank) {
      blank(right, base);
    } else if (text.length() > 1 && BLANKS.matcher(text).find()) {
      pieces(text, left, right, base);
    } else {
      add(text, Math.min(left, right), Math.max(left, right), base);
    }
    return true;
  }

  /**
   * How far the glyphs stand above their line. A large rise without smaller type beside it moves
   * the line itself, as some programs do.
   */
  private float lineRise() {
    if (rise == 0) {
      return 0;
    }
    float line = run == null ? size : run.size;
    return Math.abs(rise) <= (size < 0.9f * line ? 1.1f * line : 0.6f * size) ? rise : 0;
  }

  /** A word that begins on the page is taken whole. */
  private boolean isWithinWord(float left, float base) {
    return run != null
        && !run.blankBehind
        && continues(run, left - run.right, base)
        && left - run.right <= gap(run);
  }

  private void addInstead(String text, float left, float right, float base) {
    if (instead == Instead.SOFT_HYPHEN || (isHyphen(text) && isInWord())) {
      add("-", left, right, base);
      glyphs.space(glyphs.count() - 1, Glyphs.SOFT_HYPHEN);
    } else if (instead == Instead.BLANK) {
      blank(right, base);
    }
  }

  private static boolean isHyphen(String text) {
    return text.equals("-") || text.equals("\u2010") || text.equals("\u00ad");
  }

  private boolean isInWord() {
    String last = run == null || run.blankBehind ? null : glyphs.text(glyphs.count() - 1);
    return last != null && Character.isLetter(last.codePointBefore(last.length()));
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
    if (!glyphs.hasRoom()) {
      return;
    }
    byte space =
        Math.abs(base - blankBase) <= SAME_LINE * size && Math.abs(left - blankEnd) < size
            ? Glyphs.BLANK
            : Glyphs.NONE;
    blankBase = Float.NaN;
    int count = glyphs.count();
    if (Accents.isAccent(text) || (count > 0 && isAccent(count - 1))) {
      if (mergeAccent(text, left, right, base)) {
        return;
      }
    }
    Run last = run;
    float gap = last == null ? 0 : left - last.right;
    if (last != null && gap < BOLDEST * size && isBolder(last, text, left, right, base)) {
      return;
    }
    if (last == null || !continues(last, gap, base)) {
      last = new Run(direction, count, left, base, size);
      last.added = annotated;
      last.artifact = artifact;
      last.visible = visible;
      last.rise = risen;
      glyphs.runs().add(last);
      run = last;
    } else if (space == Glyphs.NONE && gap > gap(last)) {
      space = Glyphs.GAP;
      last.gaps++;
    }
    glyphs.add(text, left, right, height, space);
    last.bold += bold ? 1 : 0;
    last.end = count + 1;
    last.right = Math.max(last.right, right);
    last.blankBehind = false;
  }

  /** What the glyphs from that one on are short for. */
  public void explain(int from, String whole) {
    String shown = glyphs.text(from, glyphs.count());
    if (run == null || shown.isEmpty() || whole.isBlank()) {
      return;
    }
    float left = glyphs.left(from);
    float right = Math.max(left, glyphs.right(glyphs.count() - 1));
    float foot = run.foot();
    String text = shown + ": " + whole.strip();
    glyphs.remark(new Remark(text, direction, left, foot - height, right, foot));
  }

  private boolean continues(Run last, float gap, float base) {
    return Math.abs(base - last.base) <= SAME_LINE * size
        && gap > BACKWARDS * size
        && gap < WIDE_GAP * size
        && last.rise == risen
        && last.visible == visible;
  }

  /** A letter may be printed twice before the next one. */
  private boolean isBolder(Run on, String text, float left, float right, float base) {
    int last = on.end - 1;
    float off = Math.abs(left - glyphs.left(last));
    return off < BOLDER * size
        && 2 * off < right - left
        && Math.abs(base - on.base) < BOLDER * size
        && text.equals(glyphs.text(last));
  }

  /** The widest gap within a word, which is less among narrow letters. */
  private float gap(Run last) {
    if (glyphs.isSoftHyphen(last.end - 1)) {
      return size / 2;
    }
    float average = (last.right - last.left) / (last.end - last.first);
    return spacing + Math.min(narrowest, Math.max(0.3f * average, 0.05f * size));
  }

  private boolean isAccent(int glyph) {
    String text = glyphs.text(glyph);
    return text != null && Accents.isAccent(text);
  }

  /** Old programs write a letter and its accent one over the other. */
  private boolean mergeAccent(String text, float left, float right, float base) {
    int before = glyphs.count() - 1;
    if (run == null || run.end != before + 1 || Math.abs(base - run.base) > size / 2) {
      return false;
    }
    String other = glyphs.text(before);
    float middle = (glyphs.left(before) + glyphs.right(before)) / 2;
    boolean isOver =
        (middle > left && middle < right)
            || ((left + right) / 2 > glyphs.left(before)
                && (left + right) / 2 < glyphs.right(before));
    String merged = other == null || !isOver ? null : Accents.merged(other, text);
    if (merged == null) {
      return false;
    }
    glyphs.spell(before, merged);
    if (Accents.isAccent(merged) || Accents.isAccent(Objects.requireNonNull(other))) {
      glyphs.place(before, left, right);
      run.right = right;
    }
    return true;
  }
}
