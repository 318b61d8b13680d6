package org.findbuch.document;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The rows of a table, over ranges of its page's text.
 *
 * @param rows from top to bottom, the cells of each from left to right; empty where nobody knows
 */
public record Grid(List<List<Cell>> rows) {
  public static final Grid UNKNOWN = new Grid(List.of());

  private static final Pattern FIGURE =
      Pattern.compile(
          "[-+–−±≈~<>≤≥(]?\\s?[\\d.,:/\\s\\u00a0\\u202f–-]*\\d[\\d.,)*]*\\s?(?:%|‰|€|EUR|[A-Z]?\\)?)|[-–—./x]|k\\."
              + " ?A\\.");

  private static final int IS_HEAD = 1;
  private static final int SPANS = 2;
  private static final int RANGES = 4;

  /** A half-open range of the text, in UTF-16 code units. */
  public record Range(int start, int end) {
    public Range {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException("a range from " + start + " to " + end);
      }
    }
  }

  /**
   * A cell. Its text is in several ranges where a page is read across the lines of its cells.
   *
   * @param ranges in the order of the cell's text; none of an empty cell
   * @param columns how many it reaches over
   * @param rows how many it reaches over
   */
  public record Cell(List<Range> ranges, boolean isHead, int columns, int rows) {
    public static final Cell EMPTY = new Cell(List.of(), false, 1, 1);

    public Cell {
      ranges = List.copyOf(ranges);
      if (columns < 1 || rows < 1) {
        throw new IllegalArgumentException("a cell over " + columns + " columns, " + rows);
      }
    }

    public boolean isEmpty() {
      return ranges.isEmpty();
    }

    private Cell moved(int by) {
      List<Range> all = ranges.stream().map(r -> new Range(r.start() + by, r.end() + by)).toList();
      return new Cell(all, isHead, columns, rows);
    }
  }

  public Grid {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Whether it is a number, an amount or the sign for none, as tables have them. */
  public static boolean isFigure(String text) {
    return text.length() < 40 && FIGURE.matcher(text).matches();
  }

  public boolean isKnown() {
    return !rows.isEmpty();
  }

  /** The ranges of all cells. */
  public List<Range> ranges() {
    return isKnown()
        ? rows.stream().flatMap(List::stream).flatMap(cell -> cell.ranges().stream()).toList()
        : List.of();
  }

  /** How many rows at its top have no cells but heads and empty ones; 0 where all rows do. */
  public int heads() {
    int heads = 0;
    while (heads < rows.size() && rows.get(heads).stream().allMatch(c -> c.isHead || c.isEmpty())) {
      heads++;
    }
    return heads < rows.size() ? heads : 0;
  }

  /** What stands in a row, by the first column of each: cells that reach down into it as well. */
  public SortedMap<Integer, Cell> row(int number) {
    TreeMap<Integer, Cell> standing = new TreeMap<>();
    Map<Integer, Integer> ends = new HashMap<>();
    for (int at = 0; at <= number; at++) {
      int row = at;
      standing.keySet().removeIf(column -> ends.getOrDefault(column, 0) <= row);
      int column = 0;
      for (Cell cell : rows.get(row)) {
        Map.Entry<Integer, Cell> there = standing.floorEntry(column);
        while (there != null && there.getKey() + there.getValue().columns() > column) {
          column = there.getKey() + there.getValue().columns();
          there = standing.floorEntry(column);
        }
        standing.put(column, cell);
        ends.put(column, row + cell.rows());
        column += cell.columns();
      }
    }
    return standing;
  }

  Grid moved(int by) {
    return by == 0
        ? this
        : new Grid(
            rows.stream().map(row -> row.stream().map(cell -> cell.moved(by)).toList()).toList());
  }

  void encode(Packed bytes, int from) {
    bytes.add(rows.size());
    for (List<Cell> row : rows) {
      bytes.add(row.size());
      for (Cell cell : row) {
        boolean spans = cell.columns() > 1 || cell.rows() > 1;
        int is = (cell.isHead() ? IS_HEAD : 0) + (spans ? SPANS : 0);
        bytes.add(cell.ranges().size() * RANGES + is);
        if (spans) {
          bytes.add(cell.columns()).add(cell.rows());
        }
        for (Range range : cell.ranges()) {
          bytes.add(range.start() - from).add(range.end() - range.start());
        }
      }
    }
  }

  static Grid decode(ByteBuffer in, int from) throws EOFException {
    List<List<Cell>> rows = new ArrayList<>();
    for (int row = Packed.next(in); row > 0; row--) {
      List<Cell> cells = new ArrayList<>();
      for (int left = Packed.next(in); left > 0; left--) {
        int is = Packed.next(in);
        boolean spans = (is & SPANS) != 0;
        int columns = spans ? Packed.next(in) : 1;
        int over = spans ? Packed.next(in) : 1;
        List<Range> ranges = new ArrayList<>();
        for (int range = is / RANGES; range > 0; range--) {
          int start = from + Packed.next(in);
          ranges.add(new Range(start, start + Packed.next(in)));
        }
        cells.add(new Cell(ranges, (is & IS_HEAD) != 0, columns, over));
      }
      rows.add(cells);
    }
    return new Grid(rows);
  }
}
