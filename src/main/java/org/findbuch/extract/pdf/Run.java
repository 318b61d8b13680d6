package org.findbuch.extract.pdf;

/**
 * Glyphs that were written one after another along one line with no wide gap between them.
 *
 * <p>Its coordinates are those of its direction: {@code left} and {@code right} along the line of
 * writing, {@code base} across it, downwards.
 */
final class Run {
  final int direction;
  final int first;
  final float base;
  final float size;
  final float left;
  int end;
  float right;
  int gaps;
  boolean blankBehind;
  boolean added;

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
  boolean isBeside(Run other) {
    float common = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
    return common >= 0.5f * Math.min(bottom() - top(), other.bottom() - other.top());
  }

  float top() {
    return base - 0.7f * size;
  }

  float bottom() {
    return base + 0.2f * size;
  }
}
