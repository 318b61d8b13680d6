package org.findbuch.bench.corpus;

import java.io.PrintStream;
import java.util.Locale;

/** Compares a corpus with its source, word for word. */
public final class CorpusCheck {
  private CorpusCheck() {}

  public static void print(Corpus corpus, PrintStream out) {
    Statistics source = new Statistics();
    corpus.sourceWords().forEach(source::add);
    Statistics made = new Statistics();
    for (int number = 0; number < corpus.documents(); number++) {
      corpus.words(number, made::add);
    }
    print("source", source, out);
    print("corpus", made, out);
  }

  private static void print(String name, Statistics statistics, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: %,d words, %,d different, Zipf %.2f, Heaps %.2f, once %.0f %%%n  %s%n",
        name,
        statistics.words(),
        statistics.different(),
        statistics.zipf(),
        statistics.heaps(),
        100 * statistics.once(),
        String.join(" ", statistics.top(30)));
    for (long[] point : statistics.growth()) {
      out.printf(Locale.ROOT, "  %,15d words %,12d different%n", point[0], point[1]);
    }
  }
}
