package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blank between two columns that stand side by side: it ends at {@code x} and reaches from the
 * first to the last base line of the columns.
 *
 * @param rightFirst whether the left column only goes along with the right one
 */
record Gutter(float x, float top, float bottom, boolean rightFirst, int weight) {
  private static final float NARROWEST = 0.6f;
  private static final float EDGE = 1.5f;

  /** A page with more is a map or a drawing; its labels stand in no columns. */
  private static final int MOST_PIECES = 3_000;

  private static final int MOST_EDGES = 48;

  /** The gutter with the most text beside it; null where all lines go through. */
  static @Nullable Gutter of(List<Piece> pieces) {
    if (pieces.size() < 2 || pieces.size() > MOST_PIECES) {
      return null;
    }
    List<Float> edges = edges(pieces);
    if (edges.isEmpty()) {
      return null;
    }
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Piece::base));
    List<Block> blocks = Block.of(pieces);
    Gutter best = null;
    for (float x : edges) {
      Gutter found = at(x, sorted, blocks);
      if (found != null && (best == null || found.weight > best.weight)) {
        best = found;
      }
    }
    return best;
  }

  /** Where columns may begin: left edges with something to the left of them. */
  private static List<Float> edges(List<Piece> pieces) {
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Piece::left));
    float leftmostEnd = Float.MAX_VALUE;
    for (Piece piece : pieces) {
      leftmostEnd = Math.min(leftmostEnd, piece.right());
    }
    List<Float> edges = new ArrayList<>();
    List<Float> shared = new ArrayList<>();
    float last = -Float.MAX_VALUE;
    for (Piece piece : sorted) {
      if (piece.left() > leftmostEnd) {
        if (piece.left() - last > EDGE) {
          last = piece.left();
          edges.add(last);
        } else if (shared.isEmpty() || shared.getLast().floatValue() != last) {
          shared.add(last);
        }
      }
    }
    List<Float> taken = edges.size() > MOST_EDGES ? shared : edges;
    return taken.subList(0, Math.min(MOST_EDGES, taken.size()));
  }

  /** Looks for the longest stretch of the page in which no line goes through this x. */
  private static @Nullable Gutter at(float x, List<Piece> sorted, List<Block> blocks) {
    Gutter best = null;
    int from = 0;
    for (int i = 0; i <= sorted.size(); i++) {
      if (i == sorted.size() || crosses(sorted.get(i), x)) {
        Gutter found = Columns.gutter(x, sorted.subList(from, i), blocks);
        if (found != null && (best == null || found.weight > best.weight)) {
          best = found;
        }
        from = i + 1;
      }
    }
    return best;
  }

  private static boolean crosses(Piece piece, float x) {
    return piece.left() < x - EDGE && piece.right() > x - NARROWEST * piece.size();
  }
}
