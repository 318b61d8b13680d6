package org.findbuch.extract.pdf;

import java.util.ArrayList;
import java.util.List;

/** Runs that stand side by side on one line with no wide gap between them, from left to right. */
final class Piece {
  private final List<Run> runs = new ArrayList<>(2);
  private float left;
  private float right;
  private Run main;
  private int order;
  private int glyphs;

  Piece(Run run, int order) {
    runs.add(run);
    main = run;
    this.order = order;
    left = run.left;
    right = run.right;
    glyphs = run.end - run.first;
  }

  void append(Piece other) {
    runs.addAll(other.runs);
    left = Math.min(left, other.left);
    right = Math.max(right, other.right);
    order = Math.min(order, other.order);
    glyphs += other.glyphs;
    if (other.main.right - other.main.left > main.right - main.left) {
      main = other.main;
    }
  }

  List<Run> runs() {
    return runs;
  }

  float left() {
    return left;
  }

  float right() {
    return right;
  }

  float width() {
    return right - left;
  }

  float base() {
    return main.base;
  }

  float size() {
    return main.size;
  }

  float top() {
    return main.top();
  }

  float bottom() {
    return main.bottom();
  }

  /** When it was written, among the pieces of its page. */
  int order() {
    return order;
  }

  int glyphs() {
    return glyphs;
  }

  boolean isAdded() {
    return main.added;
  }

  /** Whether both stand on one line, even if one of them is raised or set smaller. */
  boolean isBeside(Piece other) {
    float common = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
    return common >= 0.5f * Math.min(bottom() - top(), other.bottom() - other.top());
  }
}
