package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * What the table says of one sample.
 *
 * @param file what it is called when it comes
 * @param limits under which limits it is read
 * @param outcome {@code added}, {@code unreadable} or {@code rejected}
 * @param pages with text, at least
 * @param sentence what a person reads about it; empty when all is well
 */
record Row(String sample, String file, String limits, String outcome, int pages, String sentence) {
  private static final int COLUMNS = 6;

  static List<Row> all() throws IOException {
    return lines("table.tsv", COLUMNS).stream().map(Row::of).toList();
  }

  /** The cells of a table beside this class, without its first line and its comments. */
  static List<String[]> lines(String table, int columns) throws IOException {
    try (InputStream in = Row.class.getResourceAsStream("/hostile/" + table)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> cells(line, columns))
          .toList();
    }
  }

  private static String[] cells(String line, int columns) {
    String[] cells = line.split("\t", -1);
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells, not " + columns + ": " + line);
    }
    return cells;
  }

  private static Row of(String[] cells) {
    return new Row(cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), cells[5]);
  }
}
