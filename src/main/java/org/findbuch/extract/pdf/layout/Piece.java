package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.extract.pdf.glyph.Run;

/** Runs that stand side by side on one line with no wide gap between them, from left to right. */
final class Piece {
  private static final float CLOSE = 0.6f;
  private static final float SCRIPT = 0.2f;

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
    other.runs.forEach(this::append);
    order = Math.min(order, other.order);
  }

  void append(Run run) {
    runs.add(run);
    left = Math.min(left, run.left);
    right = Math.max(right, run.right);
    glyphs += run.end - run.first;
    if (run.right - run.left > main.right - main.left) {
      main = run;
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
    return main.isBeside(other.main);
  }

  /** Whether what was written next goes on where this ends, be it raised or set smaller. */
  boolean goesOnWith(Run next) {
    Run last = runs.getLast();
    float size = Math.max(last.size, next.size);
    float gap = next.left - right;
    return gap < CLOSE * size
        && gap > -CLOSE * size
        && next.right > right
        && (next.isBeside(main) || next.isBeside(last) || isScript(next, gap));
  }

  private boolean isScript(Run next, float gap) {
    return Math.abs(gap) < SCRIPT * Math.max(main.size, next.size)
        && (next.isScriptOf(main) || main.isScriptOf(next));
  }
}
