package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A word as it was typed and as it was meant, in small letters. */
record WordPair(String wrong, String right) {
  /** The pairs of a file: wrong, tabulator, right. */
  static List<WordPair> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.contains("\t"))
        .map(line -> line.split("\t", -1))
        .map(words -> new WordPair(small(words[0]), small(words[1])))
        .toList();
  }

  private static String small(String word) {
    return word.strip().toLowerCase(Locale.GERMAN);
  }
}
