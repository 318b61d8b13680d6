package org.findbuch.web.holdings;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.reading.PageView.CellView;
import org.findbuch.web.exchange.CsvFile;

/** A table of a page as a file. */
record TableFile(List<List<CellView>> rows) {
  byte[] bytes() {
    return new CsvFile(lines()).bytes();
  }

  /** A cell over several columns or rows stands in the first of them. */
  private List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (List<CellView> row : rows) {
      List<String> line = new ArrayList<>();
      for (CellView cell : row) {
        passTaken(line, taken);
        for (int column = 0; column < cell.columns(); column++) {
          set(taken, line.size(), cell.rows() - 1);
          line.add(column == 0 ? cell.text() : "");
        }
      }
      passTaken(line, taken);
      lines.add(line);
    }
    int width = lines.stream().mapToInt(List::size).max().orElse(0);
    for (List<String> line : lines) {
      while (line.size() < width) {
        line.add("");
      }
    }
    return lines;
  }

  /** Columns in which a cell from above stands. */
  private static void passTaken(List<String> line, List<Integer> taken) {
    while (line.size() < taken.size() && taken.get(line.size()) > 0) {
      set(taken, line.size(), taken.get(line.size()) - 1);
      line.add("");
    }
  }

  private static void set(List<Integer> taken, int column, int rows) {
    while (taken.size() <= column) {
      taken.add(0);
    }
    taken.set(column, rows);
  }
}
