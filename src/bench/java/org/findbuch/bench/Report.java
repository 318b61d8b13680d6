package org.findbuch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark found: a table for people on standard output, and the same as JSON in {@code
 * target/bench/}, with the machine it was found on.
 */
final class Report {
  private static final PrintStream OUT = System.out;
  private static final Path FOLDER = Path.of("target", "bench");

  private final String name;
  private final List<String> columns;
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<Object[]> rows = new ArrayList<>();

  /** A report by name, with a table of these columns; the first says what was measured. */
  Report(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  /** Something that holds for all rows: a seed, a number of documents, a ratio. */
  void fact(String what, Object value) {
    facts.put(what, value);
  }

  /** One line of the table; figures as numbers. */
  void row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for the columns " + columns + " of " + name);
    }
    rows.add(cells.clone());
  }

  /** Prints the table and writes the JSON. */
  void finish() throws IOException {
    Map<String, Object> machine = Machine.describe();
    machine.forEach((what, value) -> OUT.println(what + ": " + value));
    facts.forEach((what, value) -> OUT.println(what + ": " + shown(value)));
    print();
    Files.createDirectories(FOLDER);
    Path file = FOLDER.resolve(name + ".json");
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json(machine));
    OUT.println("written to " + file);
  }

  private void print() {
    OUT.println();
    OUT.println("| " + String.join(" | ", columns) + " |");
    OUT.println("|" + "---|".repeat(columns.size()));
    for (Object[] row : rows) {
      List<String> cells = new ArrayList<>();
      for (Object cell : row) {
        cells.add(shown(cell));
      }
      OUT.println("| " + String.join(" | ", cells) + " |");
    }
    OUT.println();
  }

  private ObjectNode json(Map<String, Object> machine) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("name", name);
    root.put("date", Instant.now().toString());
    root.set("machine", mapper.valueToTree(machine));
    root.set("facts", mapper.valueToTree(facts));
    ArrayNode table = root.putArray("rows");
    for (Object[] row : rows) {
      ObjectNode line = table.addObject();
      for (int i = 0; i < row.length; i++) {
        line.set(columns.get(i), mapper.valueToTree(row[i]));
      }
    }
    return root;
  }

  /** Three figures are enough of any measurement. */
  private static String shown(Object value) {
    if (value instanceof Double figure) {
      double size = Math.abs(figure);
      return String.format(
          Locale.ROOT,
          size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f",
          figure);
    }
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : value.toString();
  }
}
