package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two stacks of pieces side by side, and the question whether each is read by itself, as columns
 * are, or line by line across both, as a table is.
 *
 * <p>The order in which the page was written speaks for columns if it goes down one and then the
 * other. Lines of running text do so in whatever order they were written.
 */
final class Columns {
  private static final float EDGE = 1.5f;
  private static final int FEWEST_LINES = 4;
  private static final int SHORTEST_LINE = 18;
  private static final float FULL = 0.7f;

  /** More rows than this, written column by column, are rather an index or a list. */
  private static final int LONGEST_TABLE = 25;

  private final List<Piece> left = new ArrayList<>();
  private final List<Piece> right = new ArrayList<>();
  private final List<Piece> all;
  private final float edge;

  private Columns(float x, List<Piece> pieces) {
    all = pieces;
    edge = x - EDGE;
    for (Piece piece : pieces) {
      (piece.left() < edge ? left : right).add(piece);
    }
  }

  /** The gutter before x, if these pieces are columns on both sides of it. */
  static @Nullable Gutter gutter(float x, List<Piece> pieces, List<Block> blocks) {
    if (pieces.size() < 2) {
      return null;
    }
    Columns columns = new Columns(x, pieces);
    if (columns.left.isEmpty() || columns.right.isEmpty() || !columns.areColumns(blocks)) {
      return null;
    }
    int weight = Math.min(columns.left.size(), columns.right.size()) * 1000 + pieces.size();
    return new Gutter(
        x - EDGE,
        pieces.getFirst().base(),
        pieces.getLast().base(),
        columns.leftGoesAlong(),
        weight);
  }

  private boolean areColumns(List<Block> blocks) {
    boolean isProse = isProse(left) && isProse(right);
    if (!isWrittenApart()) {
      return isProse;
    }
    if (isProse) {
      return true;
    }
    if (cutsBlock(blocks)) {
      return false;
    }
    if (Math.min(left.size(), right.size()) == 1 && all.size() < 3) {
      return false;
    }
    int rows = Math.max(Row.of(left).size(), Row.of(right).size());
    return rows > LONGEST_TABLE || beside() * 2 < rows;
  }

  /** Whether the lines of one paragraph or cell would be torn apart above or below. */
  private boolean cutsBlock(List<Block> blocks) {
    float first = all.getFirst().base();
    float last = all.getLast().base();
    for (Block block : blocks) {
      boolean isApart = block.bottom() < first || block.top() > last;
      if (!isApart && !block.isWithin(first, last)) {
        return true;
      }
    }
    return false;
  }

  /** How many pieces have one beside them in the other stack. */
  private int beside() {
    boolean isLeft = left.size() < right.size();
    List<Piece> fewer = isLeft ? left : right;
    List<Piece> more = isLeft ? right : left;
    int count = 0;
    int from = 0;
    for (Piece piece : fewer) {
      while (from < more.size() && more.get(from).bottom() < piece.top()) {
        from++;
      }
      if (from < more.size() && more.get(from).isBeside(piece)) {
        count++;
      }
    }
    return count;
  }

  /** Whether the page was written one stack after the other, or nearly so. */
  private boolean isWrittenApart() {
    List<Piece> written = new ArrayList<>(all);
    written.sort(Comparator.comparingInt(Piece::order));
    int changes = 0;
    Piece last = null;
    for (Piece piece : written) {
      if (last != null && (piece.left() < edge) != (last.left() < edge)) {
        changes += piece.isAdded() ? 3 : 1;
      }
      last = piece;
    }
    return changes <= 1 + all.size() / 40;
  }

  /** Whether most lines are long and fill their column, as lines of running text do. */
  private static boolean isProse(List<Piece> stack) {
    if (stack.size() < FEWEST_LINES) {
      return false;
    }
    float widest = 0;
    for (Piece piece : stack) {
      widest = Math.max(widest, piece.width());
    }
    int full = 0;
    for (Piece piece : stack) {
      full += piece.width() > FULL * widest && piece.glyphs() >= SHORTEST_LINE ? 1 : 0;
    }
    return full * 10 >= stack.size() * 6;
  }

  /** Notes in the left margin are read after what they stand beside. */
  private boolean leftGoesAlong() {
    return right.size() >= FEWEST_LINES && glyphs(left) * 4 < glyphs(right) && isProse(right);
  }

  private static int glyphs(List<Piece> stack) {
    return stack.stream().mapToInt(Piece::glyphs).sum();
  }
}
