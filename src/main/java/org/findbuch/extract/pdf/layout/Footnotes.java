package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.List;

/** Finds the notes at the foot of a column, which are read after all of its page's text. */
final class Footnotes {
  private static final float SMALLER = 0.93f;
  private static final float STANDS_OFF = 1.35f;

  private Footnotes() {}

  /** Takes the notes out of the column; what is not set smaller than usual is none. */
  static List<Piece> takenFrom(List<Piece> column, float usualSize) {
    List<Row> rows = Row.of(column);
    int first = rows.size();
    while (first > 0 && isSmall(rows.get(first - 1), usualSize)) {
      first--;
    }
    if (first == 0 || first == rows.size() || !standsOff(rows, first)) {
      return List.of();
    }
    List<Piece> notes = new ArrayList<>();
    rows.subList(first, rows.size()).forEach(row -> notes.addAll(row.pieces()));
    column.removeAll(notes);
    return notes;
  }

  private static boolean isSmall(Row row, float usualSize) {
    return row.pieces().stream().allMatch(piece -> piece.size() < SMALLER * usualSize);
  }

  private static boolean standsOff(List<Row> rows, int first) {
    float gap = rows.get(first).base() - rows.get(first - 1).base();
    return gap > STANDS_OFF * rows.get(first).size();
  }
}
