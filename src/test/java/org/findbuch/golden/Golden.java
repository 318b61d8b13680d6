package org.findbuch.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question that a reader asks, and what answers it.
 *
 * @param kind what makes it easy or hard ({@code plain}, {@code typo}, {@code apart}: the words are
 *     on different pages)
 * @param answers for each file that answers it the pages that prove it; without pages where the
 *     document as a whole is the answer; empty where nothing must be found
 */
record Golden(String question, String kind, Map<String, Set<Integer>> answers) {
  private static final String NOTHING = "-";

  /** Reads a table of question, kind and answers; lines that begin with # are notes. */
  static List<Golden> read(Path file) throws IOException {
    List<Golden> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        all.add(new Golden(cells[0], cells[1], answers(cells[2])));
      }
    }
    return all;
  }

  private static Map<String, Set<Integer>> answers(String cell) {
    Map<String, Set<Integer>> answers = new LinkedHashMap<>();
    if (!cell.equals(NOTHING)) {
      for (String answer : cell.split(" \\| ", -1)) {
        String[] parts = answer.split("#", 2);
        answers.put(parts[0], parts.length == 1 ? Set.of() : pages(parts[1]));
      }
    }
    return answers;
  }

  private static Set<Integer> pages(String numbers) {
    return Arrays.stream(numbers.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
  }
}
