package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces that were written one below the other, as the lines of a paragraph or a table's cell. */
final class Block {
  /** Lines further apart than this, in heights of type, are not of one cell. */
  private static final float WIDEST_PITCH = 1.8f;

  private static final float NARROWEST_PITCH = 0.7f;
  private static final int FEWEST_CELLS = 12;

  private final List<Piece> pieces = new ArrayList<>(4);
  private float left;
  private float right;
  private float top;
  private float bottom;

  private Block(Piece first) {
    left = first.left();
    right = first.right();
    top = first.top();
    bottom = first.bottom();
    pieces.add(first);
  }

  /** Pieces in blocks, in the order in which they were written. */
  static List<Block> of(List<Piece> pieces) {
    List<Piece> written = new ArrayList<>(pieces);
    written.sort(Comparator.comparingInt(Piece::order));
    List<Block> blocks = new ArrayList<>();
    Block last = null;
    for (Piece piece : written) {
      if (last != null && last.goesOnWith(piece)) {
        last.add(piece);
      } else {
        last = new Block(piece);
        blocks.add(last);
      }
    }
    return blocks;
  }

  /** Whether their lines stand side by side all the way, as rows that were written by columns. */
  static boolean areRows(List<Block> blocks) {
    int rows = blocks.getFirst().pieces.size();
    if (blocks.size() < 2 || rows * blocks.size() < FEWEST_CELLS) {
      return false;
    }
    for (Block block : blocks) {
      if (block.pieces.size() != rows) {
        return false;
      }
      for (int i = 0; i < rows; i++) {
        if (!block.pieces.get(i).isBeside(blocks.getFirst().pieces.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean goesOnWith(Piece next) {
    Piece last = pieces.getLast();
    float pitch = next.base() - last.base();
    float size = Math.max(last.size(), next.size());
    float common = Math.min(last.right(), next.right()) - Math.max(last.left(), next.left());
    return pitch > NARROWEST_PITCH * size
        && pitch < WIDEST_PITCH * size
        && common > 0.5f * Math.min(last.width(), next.width());
  }

  private void add(Piece piece) {
    pieces.add(piece);
    left = Math.min(left, piece.left());
    right = Math.max(right, piece.right());
    top = Math.min(top, piece.top());
    bottom = Math.max(bottom, piece.bottom());
  }

  List<Piece> pieces() {
    return pieces;
  }

  float left() {
    return left;
  }

  float right() {
    return right;
  }

  float top() {
    return top;
  }

  float bottom() {
    return bottom;
  }

  /** Whether all of its base lines are between these two. */
  boolean isWithin(float first, float last) {
    return pieces.getFirst().base() >= first && pieces.getLast().base() <= last;
  }
}
