package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.findbuch.extract.pdf.glyph.Run;

/** Brings the pieces of a page into the order in which a person reads them. */
final class ReadingOrder {
  private static final int DEEPEST = 12;

  private final List<Row> rows = new ArrayList<>();

  private ReadingOrder() {}

  /** Runs of one direction as rows in order. */
  static List<Row> of(List<Run> runs) {
    List<Piece> pieces = new ArrayList<>(runs.size());
    Piece last = null;
    for (Run run : runs) {
      if (last != null && last.goesOnWith(run)) {
        last.append(run);
      } else {
        last = new Piece(run, pieces.size());
        pieces.add(last);
      }
    }
    List<Row> lines = Row.of(pieces);
    List<Piece> joined = new ArrayList<>(pieces.size());
    lines.forEach(line -> joined.addAll(line.joined()));
    ReadingOrder order = new ReadingOrder();
    order.page(joined);
    return order.rows;
  }

  private void page(List<Piece> pieces) {
    Margins margins = Margins.of(Row.of(pieces));
    take(margins.head());
    region(margins.body(), 0);
    take(margins.foot());
  }

  private void region(List<Piece> pieces, int depth) {
    Gutter gutter = depth < DEEPEST ? Gutter.of(pieces) : null;
    if (gutter == null) {
      take(pieces);
      return;
    }
    List<Piece> above = new ArrayList<>();
    List<Piece> first = new ArrayList<>();
    List<Piece> second = new ArrayList<>();
    List<Piece> below = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.base() < gutter.top()) {
        above.add(piece);
      } else if (piece.base() > gutter.bottom()) {
        below.add(piece);
      } else if ((piece.left() < gutter.x()) != gutter.rightFirst()) {
        first.add(piece);
      } else {
        second.add(piece);
      }
    }
    List<Piece> notes = new ArrayList<>();
    if (below.size() <= 2) {
      float size = usualSize(pieces);
      notes.addAll(Footnotes.takenFrom(first, size));
      notes.addAll(Footnotes.takenFrom(second, size));
    }
    region(above, depth + 1);
    region(first, depth + 1);
    region(second, depth + 1);
    notes.forEach(note -> take(List.of(note)));
    region(below, depth + 1);
  }

  private void take(List<Piece> pieces) {
    Cells.add(pieces, rows);
  }

  /** The size of type in which half of the glyphs are set or smaller. */
  static float usualSize(List<Piece> pieces) {
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Piece::size));
    int all = sorted.stream().mapToInt(Piece::glyphs).sum();
    int seen = 0;
    for (Piece piece : sorted) {
      seen += piece.glyphs();
      if (2 * seen >= all) {
        return piece.size();
      }
    }
    return 0;
  }
}
