package org.findbuch.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.findbuch.bench.corpus.Corpus;
import org.jspecify.annotations.Nullable;

/** What stands on a benchmark's command line: names that begin with two hyphens, and values. */
final class Arguments {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Reads {@code --name value}; a name that is not known ends the program with the list. */
  Arguments(String[] written, String... known) {
    for (int i = 0; i < written.length; i += 2) {
      String name = written[i].startsWith("--") ? written[i].substring(2) : "";
      if (!Set.of(known).contains(name) || i + 1 == written.length) {
        throw new IllegalArgumentException(
            "\"" + written[i] + "\", expected a value after one of --" + String.join(" --", known));
      }
      values.put(name, written[i + 1]);
    }
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** A value that there is no other for. */
  String needed(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing, a value is needed");
    }
    return value;
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, String.valueOf(otherwise)).replace("_", ""));
  }

  /**
   * A corpus of the demo's words, of the {@code seed}, {@code documents} and {@code pages} of each
   * that are asked for.
   *
   * @param documents where nobody says how many
   */
  Corpus corpus(int documents) throws IOException {
    return Corpus.from(
        Corpus.DEMO, number("seed", 1), number("documents", documents), number("pages", 10));
  }
}
