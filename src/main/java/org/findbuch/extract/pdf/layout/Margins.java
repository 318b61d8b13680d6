package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A page's first and last line where they stand off from the rest, as running heads and page
 * numbers do: they belong to no column.
 */
record Margins(List<Piece> head, List<Piece> body, List<Piece> foot) {
  /** How many times the usual distance of lines a head or a foot stands off. */
  private static final float OFF = 1.45f;

  private static final int FEWEST_ROWS = 5;

  static Margins of(List<Row> rows) {
    int from = 0;
    int to = rows.size();
    if (to >= FEWEST_ROWS) {
      float pitch = pitch(rows);
      from = rows.get(1).base() - rows.getFirst().base() > OFF * pitch ? 1 : 0;
      to -= rows.getLast().base() - rows.get(to - 2).base() > OFF * pitch ? 1 : 0;
    }
    return new Margins(
        pieces(rows, 0, from), pieces(rows, from, to), pieces(rows, to, rows.size()));
  }

  private static List<Piece> pieces(List<Row> rows, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    rows.subList(from, to).forEach(row -> pieces.addAll(row.pieces()));
    return pieces;
  }

  private static float pitch(List<Row> rows) {
    float[] gaps = new float[rows.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = rows.get(i + 1).base() - rows.get(i).base();
    }
    Arrays.sort(gaps);
    return Math.max(gaps[gaps.length / 2], rows.get(rows.size() / 2).size());
  }
}
