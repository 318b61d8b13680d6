package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Grid.Range;
import org.findbuch.document.Structure.Block;
import org.jspecify.annotations.Nullable;

/** A table on its way: which words stand in which of its cells. */
final class Draft {
  /** What stands alone above a group of rows is shorter. */
  private static final int LONGEST_GROUP = 120;

  /** Points. */
  private static final double STRAIGHT = 3;

  private final int columns;
  private final List<List<Slot>> rows = new ArrayList<>();

  /** A cell, the first of whose columns is that. */
  record Slot(int column, int columns, int rows, List<Token> words) {
    boolean isEmpty() {
      return words.isEmpty();
    }

    double left() {
      return words.stream().mapToDouble(Token::left).min().orElse(0);
    }

    double right() {
      return words.stream().mapToDouble(Token::right).max().orElse(0);
    }

    String said(String text) {
      return new Segment(words).said(text);
    }
  }

  Draft(int columns) {
    this.columns = columns;
  }

  int columns() {
    return columns;
  }

  List<List<Slot>> rows() {
    return rows;
  }

  void add(List<Slot> row) {
    rows.add(new ArrayList<>(row));
  }

  List<Token> words() {
    return rows.stream().flatMap(List::stream).flatMap(slot -> slot.words().stream()).toList();
  }

  /** How many rows have something in more than one cell. */
  long fullRows() {
    return rows.stream()
        .filter(row -> row.stream().filter(slot -> !slot.isEmpty()).count() > 1)
        .count();
  }

  /** Whether something stands in most cells. */
  boolean isFull() {
    long full = rows.stream().flatMap(List::stream).filter(slot -> !slot.isEmpty()).count();
    return full * 10 >= (long) rows.size() * columns * 6;
  }

  /** What stands alone in that column, from top to bottom. */
  List<Slot> column(int column) {
    return rows.stream()
        .flatMap(List::stream)
        .filter(slot -> slot.column() == column && slot.columns() == 1 && !slot.isEmpty())
        .toList();
  }

  /** Whether most of what stands in a column, but for its head, are figures. */
  boolean isOfFigures(int column, String text) {
    List<Slot> slots = column(column);
    List<String> figures =
        slots.stream().map(slot -> slot.said(text)).filter(Grid::isFigure).toList();
    long numbers = figures.stream().filter(said -> said.length() > 1 || isDigit(said)).count();
    return numbers > 1 && 3 * figures.size() >= 2 * (slots.size() - 1);
  }

  /**
   * Whether what stands in a column begins, ends or has its middle at one place. Words of a text
   * with wide blanks do not.
   */
  boolean isStraight() {
    int slots = 0;
    int straight = 0;
    for (int column = 0; column < columns; column++) {
      List<Slot> below = column(column);
      slots += below.size();
      straight +=
          Math.max(
              most(below, slot -> slot.left()),
              Math.max(
                  most(below, slot -> slot.right()),
                  most(below, slot -> (slot.left() + slot.right()) / 2)));
    }
    return straight * 10 >= slots * 7;
  }

  private static int most(List<Slot> slots, ToDoubleFunction<Slot> place) {
    double[] places = slots.stream().mapToDouble(place).sorted().toArray();
    int most = 0;
    int from = 0;
    for (int i = 0; i < places.length; i++) {
      while (places[i] - places[from] > STRAIGHT) {
        from++;
      }
      most = Math.max(most, i - from + 1);
    }
    return most;
  }

  /**
   * The tables that it is: rows in which something stands alone over all columns part them where it
   * is long, and do not belong to them at their edges.
   */
  List<Draft> parted(String text) {
    List<Draft> parts = new ArrayList<>();
    Draft open = new Draft(columns);
    for (List<Slot> row : rows) {
      boolean isBetween =
          isAlone(row) && (open.rows.isEmpty() || said(row, text).length() > LONGEST_GROUP);
      boolean isGap = row.size() == 1 && columns > 1 && row.getFirst().isEmpty();
      if (isBetween || isGap) {
        parts.add(open);
        open = new Draft(columns);
      } else {
        open.add(row);
      }
    }
    parts.add(open);
    for (Draft part : parts) {
      while (!part.rows.isEmpty() && isAlone(part.rows.getLast())) {
        part.rows.removeLast();
      }
    }
    return parts.stream().map(Draft::pressed).toList();
  }

  private static String said(List<Slot> row, String text) {
    List<Token> words = row.stream().flatMap(slot -> slot.words().stream()).toList();
    return new Segment(words).said(text);
  }

  private boolean isAlone(List<Slot> row) {
    List<Slot> full = row.stream().filter(slot -> !slot.isEmpty()).toList();
    return full.size() == 1
        && full.getFirst().columns() > 1
        && full.getFirst().columns() * 4 >= columns * 3;
  }

  private static boolean isDigit(String said) {
    return Character.isDigit(said.charAt(0));
  }

  /** Without rows and columns in which nothing begins. */
  Draft pressed() {
    int[] places = new int[columns + 1];
    for (int column = 0; column < columns; column++) {
      int at = column;
      boolean begins =
          rows.stream().flatMap(List::stream).anyMatch(s -> s.column() == at && !s.isEmpty());
      places[column + 1] = places[column] + (begins ? 1 : 0);
    }
    List<List<Slot>> kept =
        rows.stream().filter(row -> row.stream().anyMatch(slot -> !slot.isEmpty())).toList();
    Draft pressed = new Draft(places[columns]);
    for (List<Slot> row : kept) {
      int index = rows.indexOf(row);
      List<Slot> slots = new ArrayList<>();
      for (Slot slot : row) {
        int first = places[slot.column()];
        int over = places[Math.min(columns, slot.column() + slot.columns())] - first;
        if (over > 0) {
          long high = kept.stream().filter(r -> isIn(rows.indexOf(r), index, slot.rows())).count();
          slots.add(new Slot(first, over, (int) high, slot.words()));
        }
      }
      pressed.add(slots);
    }
    return pressed;
  }

  private static boolean isIn(int row, int first, int rows) {
    return row >= first && row < first + rows;
  }

  /**
   * The table as a block.
   *
   * @param all the words of the page
   * @return null where words that are not of it stand between its words in the text
   */
  @Nullable Block block(String text, List<Token> all) {
    List<Token> words = words();
    int start = words.stream().mapToInt(Token::start).min().orElse(0);
    int end = words.stream().mapToInt(Token::end).max().orElse(0);
    long between = all.stream().filter(w -> w.start() >= start && w.end() <= end).count();
    if (between != words.size()) {
      return null;
    }
    int heads = heads();
    List<List<Cell>> cells = new ArrayList<>();
    for (List<Slot> row : rows) {
      boolean isHead = cells.size() < heads;
      cells.add(cells(row, isHead, text));
    }
    return new Block(start, end, new Grid(cells));
  }

  /** Columns without a slot have an empty cell, unless one from above reaches there. */
  private List<Cell> cells(List<Slot> row, boolean isHead, String text) {
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    row.sort(Comparator.comparingInt(Slot::column));
    for (Slot slot : row) {
      for (; column < slot.column(); column++) {
        if (!isTaken(row, column)) {
          cells.add(new Cell(List.of(), isHead, 1, 1));
        }
      }
      cells.add(new Cell(ranges(slot.words(), text), isHead, slot.columns(), slot.rows()));
      column = slot.column() + slot.columns();
    }
    for (; column < columns; column++) {
      if (!isTaken(row, column)) {
        cells.add(new Cell(List.of(), isHead, 1, 1));
      }
    }
    return cells;
  }

  private boolean isTaken(List<Slot> row, int column) {
    int at = rows.indexOf(row);
    for (int above = 0; above < at; above++) {
      for (Slot slot : rows.get(above)) {
        if (above + slot.rows() > at
            && column >= slot.column()
            && column < slot.column() + slot.columns()) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Range> ranges(List<Token> words, String text) {
    List<Token> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingInt(Token::start));
    List<Range> ranges = new ArrayList<>();
    for (Token word : sorted) {
      Range last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && text.substring(last.end(), word.start()).isBlank()) {
        ranges.set(ranges.size() - 1, new Range(last.start(), word.end()));
      } else {
        ranges.add(new Range(word.start(), word.end()));
      }
    }
    return ranges;
  }

  /** How many rows at its top are set in bold type, where the others are not. */
  private int heads() {
    int heads = 0;
    while (heads < rows.size() && isBold(rows.get(heads))) {
      heads++;
    }
    return heads < rows.size() ? heads : 0;
  }

  private static boolean isBold(List<Slot> row) {
    return row.stream().flatMap(slot -> slot.words().stream()).allMatch(Token::isBold);
  }
}
