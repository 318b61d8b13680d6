package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.relevance.JsonLines;
import org.findbuch.bench.relevance.JudgedText;
import org.findbuch.document.Access;
import org.findbuch.document.Page;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.LuceneIndex;
import org.jspecify.annotations.Nullable;

/**
 * How often the right word is among ten suggestions for its first six letters or more, and how long
 * they take: as typed and with one slip, for words drawn evenly and as often as they stand in the
 * text; and for every number of letters that somebody has typed. The texts are those of {@code
 * --documents} or of a generated corpus.
 */
public final class SuggestionBench {
  private static final int MOST = 10;
  private static final int SHORTEST = 6;
  private static final int WARM_UP = 500;
  private static final long PATIENCE = 60_000;
  private static final Pattern WORD = Pattern.compile("\\p{L}{6,}");

  private final Searcher searcher;
  private final SplittableRandom random;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> running = new ArrayList<>();

  private SuggestionBench(Searcher searcher, long seed) {
    this.searcher = searcher;
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments =
        new Arguments(written, "documents", "generated", "pages", "seed", "requests");
    Path folder = Files.createTempDirectory("suggestions");
    int seed = arguments.number("seed", 1);
    Report report =
        new Report(
            "suggestions", "typed", "right", "of", "share", "p50 ms", "p99 ms", "longest ms");
    try (SearchIndex index = LuceneIndex.open(folder)) {
      SuggestionBench bench = new SuggestionBench(index.searcher(Access.PUBLIC), seed);
      String documents = arguments.text("documents");
      if (documents == null) {
        bench.fill(index, corpus(arguments));
      } else {
        bench.fill(index, Path.of(documents));
      }
      report.fact("seed", seed);
      report.fact("pages", index.size().pages());
      report.fact("different words of six letters", bench.counts.size());
      bench.measure(report, arguments.number("requests", 2_000));
    } finally {
      Scratch.delete(folder);
    }
    report.finish();
  }

  private static Corpus corpus(Arguments arguments) throws IOException {
    return Corpus.from(
        Corpus.DEMO,
        arguments.number("seed", 1),
        arguments.number("generated", 10_000),
        arguments.number("pages", 10));
  }

  private void fill(SearchIndex index, Corpus corpus) throws IOException {
    Loading.intoIndex(corpus, index);
    for (int number = 0; number < corpus.documents(); number += 10) {
      for (Page page : corpus.entry(corpus.document(number)).pages()) {
        count(page.text());
      }
    }
  }

  private void fill(SearchIndex index, Path documents) throws IOException {
    AtomicInteger number = new AtomicInteger();
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      JsonLines.texts(
          documents,
          text -> {
            rebuild.put(JudgedText.numbered(number.getAndIncrement(), text));
            count(text);
          });
      rebuild.switchOver();
    }
  }

  private void count(String text) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      counts.merge(words.group(), 1, Integer::sum);
      running.add(words.group());
    }
  }

  private void measure(Report report, int requests) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (searcher.suggest("ge", MOST).isEmpty()) {
      if (System.nanoTime() - start > PATIENCE * 1_000_000) {
        throw new IllegalStateException("no suggestions were made");
      }
      Thread.sleep(10);
    }
    report.fact("seconds until there are suggestions", (System.nanoTime() - start) / 1e9);
    Slips slips = new Slips(random);
    List<String> each = List.copyOf(counts.keySet());
    for (int i = 0; i < WARM_UP; i++) {
      asked(slips.in(begun(drawn(running))));
    }
    for (boolean slip : new boolean[] {false, true}) {
      String kind = slip ? ", one slip" : "";
      row(report, "words drawn evenly" + kind, each, slip ? slips : null, requests);
      row(report, "words of the running text" + kind, running, slip ? slips : null, requests);
    }
    for (int letters = 1; letters <= SHORTEST; letters++) {
      time(report, letters, requests / 2);
    }
  }

  private String drawn(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String begun(String word) {
    return word.substring(0, random.nextInt(SHORTEST, word.length() + 1));
  }

  private List<String> asked(String typed) throws IOException {
    return searcher.suggest(typed.toLowerCase(Locale.GERMAN), MOST);
  }

  private void row(
      Report report, String name, List<String> words, @Nullable Slips slips, int requests)
      throws IOException {
    Sampling times = new Sampling();
    int right = 0;
    for (int i = 0; i < requests; i++) {
      String word = drawn(words);
      String typed = slips == null ? begun(word) : slips.in(begun(word));
      long start = System.nanoTime();
      List<String> suggested = asked(typed);
      times.add(System.nanoTime() - start);
      right += suggested.stream().anyMatch(text -> holds(text, word)) ? 1 : 0;
    }
    double share = (double) right / requests;
    report.row(name, right, requests, share, times.p50(), times.p99(), times.percentile(100));
  }

  private static boolean holds(String text, String word) {
    return text.toLowerCase(Locale.GERMAN).contains(word.toLowerCase(Locale.GERMAN));
  }

  private void time(Report report, int letters, int requests) throws IOException {
    Sampling times = new Sampling();
    for (int i = 0; i < requests; i++) {
      String word = drawn(running);
      long start = System.nanoTime();
      asked(word.substring(0, letters));
      times.add(System.nanoTime() - start);
    }
    report.row(
        letters + " letters", "-", requests, "-", times.p50(), times.p99(), times.percentile(100));
  }
}
