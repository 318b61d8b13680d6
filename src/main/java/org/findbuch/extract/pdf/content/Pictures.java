package org.findbuch.extract.pdf.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSBase;
import org.findbuch.extract.pdf.glyph.Matrix;
import org.findbuch.extract.pdf.glyph.Surface;
import org.jspecify.annotations.Nullable;

/** Where on a page pictures stand that are fine enough for type to be read in them. */
public final class Pictures {
  /** Pixels an inch; the ground of a slide is often a few pixels drawn large. */
  private static final double COARSEST = 60;

  private static final double POINTS_AN_INCH = 72;

  /** Scanners and their programs divide a page into some hundred strips. */
  private static final int MOST = 5_000;

  /** Rows and columns of cells into which a page is divided to know what is covered. */
  private static final int CELLS = 50;

  private final List<Placed> all = new ArrayList<>();

  /**
   * A picture on a page.
   *
   * @param object what the page names that shows it, as it stands in its resources
   * @param matrix from the square of one to the surface
   */
  private record Placed(@Nullable COSBase object, Matrix matrix) {}

  void add(@Nullable COSBase object, double columns, double rows, Matrix matrix) {
    double across = Math.hypot(matrix.a(), matrix.b()) / POINTS_AN_INCH;
    double down = Math.hypot(matrix.c(), matrix.d()) / POINTS_AN_INCH;
    if (columns >= COARSEST * across && rows >= COARSEST * down && all.size() < MOST) {
      all.add(new Placed(object, matrix));
    }
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** How much of a page they cover, from 0 to 1, without those shown by objects of that sort. */
  public double share(Surface surface, Predicate<COSBase> left) {
    BitSet covered = new BitSet(CELLS * CELLS);
    for (Placed picture : all) {
      if (picture.object() == null || !left.test(picture.object())) {
        cover(covered, picture.matrix(), surface);
      }
    }
    return (double) covered.cardinality() / (CELLS * CELLS);
  }

  private static void cover(BitSet covered, Matrix matrix, Surface surface) {
    double left = matrix.e() + Math.min(0, matrix.a()) + Math.min(0, matrix.c());
    double right = matrix.e() + Math.max(0, matrix.a()) + Math.max(0, matrix.c());
    double top = matrix.f() + Math.min(0, matrix.b()) + Math.min(0, matrix.d());
    double bottom = matrix.f() + Math.max(0, matrix.b()) + Math.max(0, matrix.d());
    int from = cell(left, surface.width());
    int to = cell(right, surface.width());
    for (int row = cell(top, surface.height()); row < cell(bottom, surface.height()); row++) {
      covered.set(row * CELLS + from, row * CELLS + to);
    }
  }

  private static int cell(double at, float length) {
    return (int) Math.clamp(Math.round(at / length * CELLS), 0L, (long) CELLS);
  }
}
