package org.findbuch.index.lucene.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Grid.Range;
import org.findbuch.document.Structure.Block;
import org.findbuch.index.FlowingText;
import org.findbuch.index.SearchResult.Mark;
import org.jspecify.annotations.Nullable;

/** The rows of the tables of a page, to be shown below the heads of their tables. */
final class TableRows {
  /** Between cells, where a passage is read as text. */
  private static final String BETWEEN = " · ";

  private static final String LEFT_OUT = "…";

  /** As of other text. */
  private static final int LONGEST_CELL = PassageCutter.LENGTH;

  private static final int LEAD = 40;

  /** Characters of all rows that are shown of a table: what does not find room is left out. */
  private static final int ROOM = 700;

  private static final int MOST_HEADS = 3;

  private final String text;
  private final NavigableMap<Integer, Place> places = new TreeMap<>();

  /** Where a range of a cell ends, and the row it is in. */
  private record Place(int end, Row row) {}

  /** A row by its number in a table, both from 0. */
  record Row(Block table, int number) {
    /** Whether it says what the cells below it are. */
    boolean isHead() {
      return number < table.grid().heads();
    }

    /** The row itself; the first below the head, where it is of that. */
    Row belowHead() {
      return isHead() ? new Row(table, table.grid().heads()) : this;
    }

    /** Whether it is of the same table. */
    boolean isBeside(Row other) {
      return table.start() == other.table.start();
    }

    private List<Range> ranges() {
      return table.grid().rows().get(number).stream().flatMap(c -> c.ranges().stream()).toList();
    }

    int start() {
      return ranges().stream().mapToInt(Range::start).min().orElse(table.start());
    }

    int end() {
      return ranges().stream().mapToInt(Range::end).max().orElse(table.end());
    }
  }

  TableRows(String text, List<Block> tables) {
    this.text = text;
    for (Block table : tables) {
      List<List<Cell>> rows = table.grid().rows();
      for (int number = 0; number < rows.size(); number++) {
        Row row = new Row(table, number);
        rows.get(number).stream()
            .flatMap(cell -> cell.ranges().stream())
            .forEach(range -> places.put(range.start(), new Place(range.end(), row)));
      }
    }
  }

  /** The row that a place of the page stands in. */
  @Nullable Row at(int place) {
    Map.Entry<Integer, Place> range = places.floorEntry(place);
    return range == null || range.getValue().end() <= place ? null : range.getValue().row();
  }

  /**
   * Writes rows of a table behind what a passage says already, their cells one after the other.
   *
   * @param shown from top to bottom, without those of its head
   * @param marked what is found on the page
   * @param marks takes what of that is shown
   */
  Block write(List<Row> shown, List<Mark> marked, StringBuilder passage, List<Mark> marks) {
    List<SortedMap<Integer, Cell>> rows = new ArrayList<>();
    Grid grid = shown.getFirst().table().grid();
    int heads = Math.min(MOST_HEADS, grid.heads());
    for (int head = 0; head < heads; head++) {
      rows.add(grid.row(head));
    }
    shown.forEach(row -> rows.add(grid.row(row.number())));
    BitSet columns = columns(rows, marked);
    int start = passage.length();
    List<List<Cell>> written = new ArrayList<>();
    for (SortedMap<Integer, Cell> row : rows) {
      int begin = passage.length();
      List<Cell> cells = new ArrayList<>();
      row.forEach(
          (column, cell) -> {
            int over = columns.get(column, column + cell.columns()).cardinality();
            if (over > 0) {
              passage.append(passage.length() == begin || cell.isEmpty() ? "" : BETWEEN);
              List<Range> range = write(cell, marked, passage, marks);
              cells.add(new Cell(range, cell.isHead() || written.size() < heads, over, 1));
            }
          });
      written.add(cells);
      passage.append(PassageCutter.BETWEEN);
    }
    passage.setLength(passage.length() - PassageCutter.BETWEEN.length());
    return new Block(start, passage.length(), new Grid(written));
  }

  /** The first one, those with something found, and the others as long as there is room. */
  private static BitSet columns(List<SortedMap<Integer, Cell>> rows, List<Mark> marked) {
    TreeMap<Integer, Integer> lengths = new TreeMap<>();
    BitSet columns = new BitSet();
    for (SortedMap<Integer, Cell> row : rows) {
      row.forEach(
          (column, cell) -> {
            int length = cell.ranges().stream().mapToInt(r -> r.end() - r.start()).sum();
            lengths.merge(column, Math.min(length, LONGEST_CELL) + BETWEEN.length(), Integer::sum);
            if (column == 0 || cell.ranges().stream().anyMatch(range -> isFound(range, marked))) {
              columns.set(column, column + cell.columns());
            }
          });
    }
    int room = ROOM;
    for (Map.Entry<Integer, Integer> column : lengths.entrySet()) {
      room -= column.getValue();
      if (room > 0) {
        columns.set(column.getKey());
      }
    }
    return columns;
  }

  private static boolean isFound(Range range, List<Mark> marked) {
    return marked.stream().anyMatch(m -> m.start() < range.end() && m.end() > range.start());
  }

  /** A long cell is cut to what stands around the first word that is found in it. */
  private List<Range> write(Cell cell, List<Mark> marked, StringBuilder passage, List<Mark> marks) {
    FlowingText line =
        FlowingText.of(
            text, cell.ranges().stream().map(r -> new Mark(r.start(), r.end())).toList(), marked);
    String said = line.text();
    int first = line.marks().isEmpty() ? 0 : line.marks().getFirst().start();
    int from = first <= LONGEST_CELL / 2 ? 0 : said.lastIndexOf(' ', first - LEAD) + 1;
    int to = said.length();
    if (to - from > LONGEST_CELL) {
      int blank = said.lastIndexOf(' ', from + LONGEST_CELL);
      to = blank > first ? blank : from + LONGEST_CELL;
    }
    int start = passage.length();
    passage.append(from > 0 ? LEFT_OUT : "");
    int by = passage.length() - from;
    for (Mark mark : line.marks()) {
      if (mark.start() >= from && mark.end() <= to) {
        marks.add(new Mark(mark.start() + by, mark.end() + by));
      }
    }
    passage.append(said, from, to).append(to < said.length() ? LEFT_OUT : "");
    return passage.length() > start ? List.of(new Range(start, passage.length())) : List.of();
  }
}
