package org.findbuch.web.holdings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.reading.PageView.CellView;

/**
 * A table as a file that a German spreadsheet opens as it is: UTF-8 with a byte order mark, cells
 * apart by semicolons, quoted by RFC 4180. What would be taken for a formula is not.
 */
record TableFile(List<List<CellView>> rows) {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** With these a formula begins, also in the width of Chinese signs. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?\\s?(?:\\d{1,3}(?:[.\\u00a0\\u202f ]\\d{3})+|\\d+)(?:[.,]\\d+)?"
              + "\\s?(?:%|‰|€|EUR)?");

  private static final Pattern QUOTED = Pattern.compile("[;\"\\n\\r]|^\\s|\\s$");

  byte[] bytes() {
    StringBuilder file = new StringBuilder(BYTE_ORDER_MARK);
    for (List<String> line : lines()) {
      file.append(String.join(";", line.stream().map(TableFile::written).toList()));
      file.append("\r\n");
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
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

  private static String written(String cell) {
    String safe = isFormula(cell) ? "'" + cell : cell;
    return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static boolean isFormula(String cell) {
    return cell.length() > 1
        && FORMULA.indexOf(cell.charAt(0)) >= 0
        && !NUMBER.matcher(cell).matches();
  }
}
