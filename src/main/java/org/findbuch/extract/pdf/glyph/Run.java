package org.findbuch.extract.pdf.glyph;

/**
 * Glyphs that were written one after another along one line with no wide gap between them.
 *
 * <p>Its coordinates are those of its direction: {@code left} and {@code right} along the line of
 * writing, {@code base} across it, downwards.
 */
public final class Run {
  private static final int MOST_IN_SCRIPT = 5;

  public final int direction;
  public final int first;
  public final float base;
  public final float size;
  public final float left;
  public int end;
  public float right;
  int gaps;
  public boolean blankBehind;
  public boolean added;

  /** Whether it is marked as furniture of the page. */
  public boolean artifact;

  /** How far its glyphs stand above the base line. */
  public float rise;

  boolean visible = true;

  /** How many of its glyphs are of bold type. */
  int bold;

  Run(int direction, int first, float left, float base, float size) {
    this.direction = direction;
    this.first = first;
    this.left = left;
    this.base = base;
    this.size = size;
    end = first;
    right = left;
  }

  /** Whether both stand on one line, even if one of them is raised or set smaller. */
  public boolean isBeside(Run other) {
    float common = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
    return common >= 0.5f * Math.min(bottom() - top(), other.bottom() - other.top());
  }

  /**
   * Whether these few glyphs are set smaller, and higher or lower than the line beside them, as an
   * exponent or an index is.
   */
  public boolean isScriptOf(Run line) {
    return end - first <= MOST_IN_SCRIPT
        && size < 0.85f * line.size
        && base > line.base - line.size
        && base < line.base + 0.6f * line.size;
  }

  public boolean isBold() {
    return bold > 0 && bold == end - first;
  }

  /** Where its glyphs stand. */
  public float foot() {
    return base - rise;
  }

  public float top() {
    return base - 0.7f * size;
  }

  public float bottom() {
    return base + 0.2f * size;
  }
}
