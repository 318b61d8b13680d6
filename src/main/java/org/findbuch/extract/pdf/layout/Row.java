package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.findbuch.extract.pdf.glyph.Run;

/** Pieces on one line of a page or of a column, from left to right. */
final class Row {
  /** Pieces further apart than this, in heights of type, may belong to different columns. */
  private static final float APART = 0.6f;

  private static final Comparator<Piece> FROM_LEFT =
      Comparator.comparingDouble(Piece::left).thenComparingInt(Piece::order);

  private final List<Piece> pieces = new ArrayList<>(2);
  private Piece main;
  private boolean cell;

  private Row(Piece first) {
    pieces.add(first);
    main = first;
  }

  List<Piece> pieces() {
    return pieces;
  }

  float base() {
    return main.base();
  }

  float size() {
    return main.size();
  }

  /** Whether the row stands beside the one before, in the next cell of a table. */
  boolean isCell() {
    return cell;
  }

  /** Whether all of it is marked as furniture of the page. */
  boolean isArtifact() {
    return pieces.stream().allMatch(piece -> piece.runs().stream().allMatch(run -> run.artifact));
  }

  boolean isBold() {
    return pieces.stream().allMatch(piece -> piece.runs().stream().allMatch(Run::isBold));
  }

  void goesOn() {
    cell = true;
  }

  /** Takes the piece if it stands on this line, to the right of all others. */
  boolean takes(Piece piece) {
    boolean isNext = main.isBeside(piece) && piece.left() >= pieces.getLast().right();
    if (isNext) {
      add(piece);
    }
    return isNext;
  }

  /** Pieces in rows from top to bottom. */
  static List<Row> of(List<Piece> pieces) {
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Piece::base));
    List<Row> rows = new ArrayList<>();
    Row row = null;
    for (Piece piece : sorted) {
      if (row != null && row.main.isBeside(piece)) {
        row.add(piece);
      } else {
        row = new Row(piece);
        rows.add(row);
      }
    }
    rows.forEach(Row::sort);
    return rows;
  }

  private void add(Piece piece) {
    pieces.add(piece);
    if (piece.width() > main.width()) {
      main = piece;
    }
  }

  private void sort() {
    if (pieces.size() > 1) {
      pieces.sort(FROM_LEFT);
    }
  }

  /** The pieces with those put together that stand close to each other. */
  List<Piece> joined() {
    if (pieces.size() == 1) {
      return pieces;
    }
    List<Piece> joined = new ArrayList<>();
    Piece last = null;
    for (Piece piece : pieces) {
      if (last != null
          && piece.left() - last.right() < APART * Math.max(last.size(), piece.size())) {
        last.append(piece);
      } else {
        last = piece;
        joined.add(piece);
      }
    }
    return joined;
  }
}
