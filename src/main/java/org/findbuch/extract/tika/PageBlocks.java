package org.findbuch.extract.tika;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Grid.Range;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.jspecify.annotations.Nullable;

/** What a file itself says that the text of the page being read is made of. */
final class PageBlocks {
  /** What is laid out with a table is none. */
  private static final int FEWEST_CELLS = 3;

  private static final Cell USUAL = new Cell(List.of(), false, 1, 1);

  private final List<Block> blocks = new ArrayList<>();
  private List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> row = new ArrayList<>();
  private Cell next = USUAL;
  private int cellStart;
  private @Nullable BlockKind open;
  private int level;
  private int openStart;

  /** The next cell is a head, or reaches over more than one column or row. */
  void cell(boolean isHead, int columns, int over) {
    next = new Cell(List.of(), isHead, Math.max(1, columns), Math.max(1, over));
  }

  void beginCell(int at) {
    cellStart = at;
  }

  void endCell(int at) {
    if (row.isEmpty()) {
      end(cellStart);
    }
    List<Range> text = at > cellStart ? List.of(new Range(cellStart, at)) : List.of();
    row.add(new Cell(text, next.isHead(), next.columns(), next.rows()));
    next = USUAL;
    cellStart = at;
  }

  /** Ends a row, or a line outside of tables, which ends the table before it. */
  void endRow(int at) {
    boolean isRest = at > cellStart;
    if (row.isEmpty()) {
      if (isRest) {
        endTable();
      }
      return;
    }
    if (isRest) {
      endCell(at);
    }
    if (!row.stream().allMatch(Cell::isEmpty)) {
      rows.add(row);
    }
    row = new ArrayList<>();
  }

  void endTable() {
    Grid grid = new Grid(rows);
    long full = rows.stream().flatMap(List::stream).filter(cell -> !cell.isEmpty()).count();
    if (full >= FEWEST_CELLS && rows.stream().filter(one -> one.size() > 1).count() > 1) {
      List<Range> ranges = grid.ranges();
      blocks.add(new Block(ranges.getFirst().start(), ranges.getLast().end(), grid));
    }
    rows = new ArrayList<>();
  }

  void begin(BlockKind kind, int of, int at) {
    endTable();
    open = kind;
    level = of;
    openStart = at;
  }

  void end(int at) {
    if (open != null && at > openStart) {
      blocks.add(new Block(open, level, openStart, at));
    }
    open = null;
  }

  /** All of a page of that length, before which so many characters are left out. */
  Structure structure(int before, int length) {
    int at = before + length;
    endRow(at);
    endTable();
    BlockKind goesOn = open;
    end(at);
    open = goesOn;
    openStart = 0;
    return new Structure(blocks).cut(before, at);
  }

  /** Begins the next page; what is open goes on there. */
  void clear() {
    blocks.clear();
    rows = new ArrayList<>();
    row = new ArrayList<>();
    next = USUAL;
    cellStart = 0;
    openStart = 0;
  }
}
