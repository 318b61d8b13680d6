package org.findbuch.bench.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of a word or a few, and a question that must or must not find it.
 *
 * @param kind what the two have to do with each other ({@code head}, {@code umlaut})
 */
public record JudgedPair(boolean isRight, String kind, String question, String text) {
  private static final String RIGHT = "+";
  private static final String WRONG = "-";

  /** Reads {@code +} or {@code -}, kind, question and text from lines of tab-separated values. */
  public static List<JudgedPair> read(Path file) throws IOException {
    List<JudgedPair> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 4 || !(cells[0].equals(RIGHT) || cells[0].equals(WRONG))) {
        throw new IOException(
            "\"%s\" in %s, expected + or -, kind, question and text, with tabs between them"
                .formatted(line, file));
      }
      String text = cells[3].replace("\\n", "\n");
      pairs.add(new JudgedPair(cells[0].equals(RIGHT), cells[1], cells[2], text));
    }
    return pairs;
  }

  @Override
  public String toString() {
    return question + " → " + text.replace("\n", "\\n");
  }
}
