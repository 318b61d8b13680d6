package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.BitSet;
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

  /** Without its last row, whatever reaches down into that. */
  Draft withoutLast() {
    Draft less = new Draft(columns);
    less.rows.addAll(rows.subList(0, Math.max(0, rows.size() - 1)));
    return less;
  }

  /** Without rows and columns in which nothing begins. */
  Draft pressed() {
    BitSet fullRows = new BitSet();
    BitSet fullColumns = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      for (Slot slot : rows.get(row)) {
        if (!slot.isEmpty()) {
          fullRows.set(row);
          fullColumns.set(slot.column());
        }
      }
    }
    int[] down = places(fullRows, rows.size());
    int[] across = places(fullColumns, columns);
    Draft pressed = new Draft(across[columns]);
    for (int row = 0; row < rows.size(); row++) {
      if (fullRows.get(row)) {
        List<Slot> slots = new ArrayList<>();
        for (Slot slot : rows.get(row)) {
          int first = across[slot.column()];
          int over = across[Math.min(columns, slot.column() + slot.columns())] - first;
          int high = down[Math.min(rows.size(), row + slot.rows())] - down[row];
          if (over > 0) {
            slots.add(new Slot(first, over, high, slot.words()));
          }
        }
        pressed.add(slots);
      }
    }
    return pressed;
  }

  /** How many of those that are kept come before each, and at the end how many there are. */
  private static int[] places(BitSet kept, int all) {
    int[] places = new int[all + 1];
    for (int i = 0; i < all; i++) {
      places[i + 1] = places[i] + (kept.get(i) ? 1 : 0);
    }
    return places;
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
    int[] free = new int[columns];
    List<List<Cell>> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      cells.add(cells(row, row < heads, free, text));
    }
    return new Block(start, end, new Grid(cells));
  }

  /**
   * Columns without a slot have an empty cell, unless one from above reaches there.
   *
   * @param free the first row of each column that no cell from above reaches into
   */
  private List<Cell> cells(int row, boolean isHead, int[] free, String text) {
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    List<Slot> slots = rows.get(row);
    slots.sort(Comparator.comparingInt(Slot::column));
    for (Slot slot : slots) {
      addEmpty(row, column, slot.column(), isHead, free, cells);
      cells.add(new Cell(ranges(slot.words(), text), isHead, slot.columns(), slot.rows()));
      column = slot.column() + slot.columns();
    }
    addEmpty(row, column, columns, isHead, free, cells);
    for (Slot slot : slots) {
      for (int at = slot.column(); at < Math.min(columns, slot.column() + slot.columns()); at++) {
        free[at] = Math.max(free[at], row + slot.rows());
      }
    }
    return cells;
  }

  private static void addEmpty(
      int row, int from, int to, boolean isHead, int[] free, List<Cell> cells) {
    for (int column = from; column < to; column++) {
      if (free[column] <= row) {
        cells.add(new Cell(List.of(), isHead, 1, 1));
      }
    }
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
  int heads() {
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
