package org.findbuch.extract.pdf.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.findbuch.extract.pdf.glyph.Run;

/** Brings the pieces of a page into the order in which a person reads them. */
final class ReadingOrder {
  private static final int DEEPEST = 12;
  private static final float SMALLER = 0.93f;
  private static final float STANDS_OFF = 1.35f;

  /** How many times the distance of its lines a paragraph stands off. */
  private static final float PARAGRAPH = 1.2f;

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
      notes.addAll(footnotes(first, size));
      notes.addAll(footnotes(second, size));
    }
    region(above, depth + 1);
    boolean isBox = goesOn(first, below, second);
    if (isBox) {
      List<Piece> before = paragraphsBefore(first, second);
      region(before, depth + 1);
      first.removeAll(before);
    }
    region(isBox ? second : first, depth + 1);
    region(isBox ? first : second, depth + 1);
    notes.forEach(note -> take(List.of(note)));
    region(below, depth + 1);
  }

  /** Whether a paragraph runs around a box beside it, and is not to be torn by that. */
  private static boolean goesOn(List<Piece> text, List<Piece> below, List<Piece> box) {
    if (text.isEmpty() || below.isEmpty()) {
      return false;
    }
    Piece last = Collections.max(text, Comparator.comparingDouble(Piece::base));
    Piece next = Collections.min(below, Comparator.comparingDouble(Piece::base));
    return next.order() > last.order()
        && next.base() - last.base() < STANDS_OFF * last.size()
        && Math.abs(next.left() - last.left()) < last.size()
        && box.stream()
            .noneMatch(piece -> piece.order() > last.order() && piece.order() < next.order());
  }

  /** What stands above the paragraph that a box begins beside. */
  private static List<Piece> paragraphsBefore(List<Piece> text, List<Piece> box) {
    List<Row> rows = Row.of(text);
    float top = Collections.min(box, Comparator.comparingDouble(Piece::base)).top();
    float pitch = Float.MAX_VALUE;
    for (int i = 1; i < rows.size(); i++) {
      pitch = Math.min(pitch, rows.get(i).base() - rows.get(i - 1).base());
    }
    int cut = 0;
    for (int i = 1; i < rows.size() && rows.get(i - 1).base() < top; i++) {
      cut = rows.get(i).base() - rows.get(i - 1).base() > PARAGRAPH * pitch ? i : cut;
    }
    List<Piece> before = new ArrayList<>();
    rows.subList(0, cut).forEach(row -> before.addAll(row.pieces()));
    return before;
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

  /**
   * A page's first and last line where they stand off from the rest, as running heads and page
   * numbers do: they belong to no column.
   */
  private record Margins(List<Piece> head, List<Piece> body, List<Piece> foot) {
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

  /**
   * Takes the notes at the foot of a column out of it, which are read after all of the page's text;
   * what is not set smaller than usual is none.
   */
  private static List<Piece> footnotes(List<Piece> column, float usualSize) {
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
