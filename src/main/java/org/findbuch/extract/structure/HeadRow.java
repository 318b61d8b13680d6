package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;

/**
 * Tells by what stands in it whether the first row of a table is its head: it says in words, or in
 * years, what the figures below it are.
 */
record HeadRow(Grid grid, String text) {
  private static final Pattern YEAR =
      Pattern.compile("(?:18|19|20)\\d\\d(?:\\s?[/–-]\\s?\\d{2,4})?");

  /** The table with its head, where the file does not say itself what that is. */
  static Grid marked(Grid grid, String text) {
    HeadRow head = new HeadRow(grid, text);
    boolean isSaid = grid.rows().stream().flatMap(List::stream).anyMatch(Cell::isHead);
    if (isSaid || grid.rows().size() < 2 || !head.isHead()) {
      return grid;
    }
    List<List<Cell>> rows = new ArrayList<>(grid.rows());
    rows.set(
        0,
        rows.getFirst().stream()
            .map(cell -> new Cell(cell.ranges(), true, cell.columns(), cell.rows()))
            .toList());
    return new Grid(rows);
  }

  private boolean isHead() {
    List<String> first = grid.rows().getFirst().stream().map(this::said).toList();
    List<String> told = first.stream().filter(cell -> !cell.isEmpty()).toList();
    boolean isWords = told.stream().noneMatch(Grid::isFigure);
    boolean isYears =
        first.size() > 1
            && !Grid.isFigure(first.getFirst())
            && first.stream().skip(1).allMatch(cell -> YEAR.matcher(cell).matches());
    if (told.size() < 2 || !(isWords || isYears)) {
      return false;
    }
    for (int column = 1; column < first.size(); column++) {
      if (isOfFigures(column)) {
        return true;
      }
    }
    return false;
  }

  /** Whether most of what stands in a column below the first row are figures. */
  private boolean isOfFigures(int column) {
    int figures = 0;
    int cells = 0;
    for (List<Cell> row : grid.rows().subList(1, grid.rows().size())) {
      String said = column < row.size() ? said(row.get(column)) : "";
      cells += said.isEmpty() ? 0 : 1;
      figures += !said.isEmpty() && Grid.isFigure(said) ? 1 : 0;
    }
    return figures > 0 && 3 * figures >= 2 * cells;
  }

  private String said(Cell cell) {
    return cell.ranges().stream()
        .map(range -> text.substring(range.start(), range.end()))
        .collect(Collectors.joining(" "))
        .strip();
  }
}
