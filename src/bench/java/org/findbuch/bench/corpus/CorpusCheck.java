package org.findbuch.bench.corpus;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether a corpus is like its source, and like itself when made again. */
public final class CorpusCheck {
  private static final int MOST_WORDS = 10_000_000;

  private final Corpus corpus;
  private final Corpus again;
  private final Statistics source = new Statistics();
  private final Statistics made = new Statistics();
  private final double pagesPerSecond;

  private CorpusCheck(Corpus corpus, Corpus again) {
    this.corpus = corpus;
    this.again = again;
    corpus.sourceWords().forEach(source::add);
    long start = System.nanoTime();
    int documents = 0;
    long characters = 0;
    while (documents < corpus.documents() && characters < 8L * MOST_WORDS) {
      for (var page : corpus.document(documents).pages()) {
        characters += page.text().length();
      }
      documents++;
    }
    pagesPerSecond = documents * corpus.pages() / ((System.nanoTime() - start) / 1e9);
    for (int number = 0; number < documents; number++) {
      corpus.words(number, made::add);
    }
  }

  /** Compares with the source, and with a corpus that is made of the same texts once more. */
  public static CorpusCheck of(Corpus corpus, List<String> texts) {
    return new CorpusCheck(
        corpus, Corpus.of(texts, corpus.seed(), corpus.documents(), corpus.pages()));
  }

  /** Prints all figures; false when one is out of its bounds. */
  public boolean print(PrintStream out) {
    print("source", source, out);
    print("corpus", made, out);
    out.printf(Locale.ROOT, "%,.0f pages a second%n", pagesPerSecond);
    boolean isLarge = made.words() >= 1_000_000;
    Map<String, Boolean> sentences = new LinkedHashMap<>();
    sentences.put("the same seed gives the same documents", isTheSame());
    sentences.put("another document is another text", !isFirst(corpus, again, 1));
    sentences.put("Zipf's exponent is 0.9 to 1.2", within(made.zipf(), 0.9, 1.2));
    sentences.put("22 of the 30 most frequent words are the source's", common(30) >= 22);
    sentences.put(
        "from a million words on, the vocabulary grows with an exponent of 0.5 to 0.75",
        !isLarge || within(made.heaps(), 0.5, 0.75));
    sentences.forEach((sentence, holds) -> out.println((holds ? "holds: " : "FAILS: ") + sentence));
    return !sentences.containsValue(false);
  }

  private boolean isTheSame() {
    return isFirst(corpus, again, 0)
        && corpus.document(0).metadata().equals(again.document(0).metadata());
  }

  private static boolean isFirst(Corpus one, Corpus other, int number) {
    var first = one.document(0).pages().iterator().next().text();
    return first.equals(other.document(number).pages().iterator().next().text());
  }

  private long common(int most) {
    Set<String> top = new HashSet<>(source.top(most));
    return made.top(most).stream().filter(top::contains).count();
  }

  private static boolean within(double figure, double low, double high) {
    return figure >= low && figure <= high;
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
