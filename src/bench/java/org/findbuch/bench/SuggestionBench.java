package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.findbuch.bench.floor.SuggestionFloor;
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
 * text; and for every number of letters that somebody has typed. Lucene's own suggesters are asked
 * for the same beginnings. The texts are those of {@code --documents} or of a generated corpus.
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
            "suggestions",
            "who",
            "typed",
            "right",
            "of",
            "share",
            "p50 ms",
            "p99 ms",
            "longest ms");
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
      Path words = Files.createDirectory(folder.resolve("floor"));
      long start = System.nanoTime();
      try (SuggestionFloor floor = SuggestionFloor.of(bench.counts, words)) {
        report.fact("seconds until Lucene's have been made", (System.nanoTime() - start) / 1e9);
        report.fact("bytes of FuzzySuggester", floor.fuzzyBytes());
        bench.measure(report, arguments.number("requests", 2_000), floor);
      }
    } finally {
      Scratch.delete(folder);
    }
    report.finish();
  }

  /** Asks for what begins so. */
  private interface Asked {
    List<String> offered(String typed, int most) throws IOException;
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

  private void measure(Report report, int requests, SuggestionFloor floor)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (searcher.suggest("ge", MOST).isEmpty()) {
      if (System.nanoTime() - start > PATIENCE * 1_000_000) {
        throw new IllegalStateException("no suggestions were made");
      }
      Thread.sleep(10);
    }
    report.fact("seconds until there are suggestions", (System.nanoTime() - start) / 1e9);
    Map<String, Asked> all = new LinkedHashMap<>();
    all.put("Findbuch", searcher::suggest);
    all.put("AnalyzingInfixSuggester", floor::infix);
    all.put("FuzzySuggester", floor::fuzzy);
    Slips slips = new Slips(random);
    List<String> each = List.copyOf(counts.keySet());
    for (int i = 0; i < WARM_UP; i++) {
      String typed = slips.in(begun(drawn(running))).toLowerCase(Locale.GERMAN);
      for (Asked asked : all.values()) {
        asked.offered(typed, MOST);
      }
    }
    for (boolean slip : new boolean[] {false, true}) {
      String kind = slip ? ", one slip" : "";
      rows(report, "words drawn evenly" + kind, each, slip ? slips : null, requests, all);
      rows(report, "words of the running text" + kind, running, slip ? slips : null, requests, all);
    }
    for (int letters = 1; letters <= SHORTEST; letters++) {
      times(report, letters, requests / 2, all);
    }
  }

  private String drawn(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String begun(String word) {
    return word.substring(0, random.nextInt(SHORTEST, word.length() + 1));
  }

  private void rows(
      Report report,
      String name,
      List<String> words,
      @Nullable Slips slips,
      int requests,
      Map<String, Asked> all)
      throws IOException {
    Map<String, Sampling> times = new LinkedHashMap<>();
    Map<String, Integer> right = new HashMap<>();
    for (int i = 0; i < requests; i++) {
      String word = drawn(words);
      String begun = slips == null ? begun(word) : slips.in(begun(word));
      for (Map.Entry<String, Asked> one : all.entrySet()) {
        boolean isRight = offered(one, begun, times).stream().anyMatch(text -> holds(text, word));
        right.merge(one.getKey(), isRight ? 1 : 0, Integer::sum);
      }
    }
    times.forEach(
        (who, each) -> {
          int found = right.getOrDefault(who, 0);
          double share = (double) found / requests;
          report.row(
              who, name, found, requests, share, each.p50(), each.p99(), each.percentile(100));
        });
  }

  private static List<String> offered(
      Map.Entry<String, Asked> who, String typed, Map<String, Sampling> times) throws IOException {
    String small = typed.toLowerCase(Locale.GERMAN);
    long start = System.nanoTime();
    List<String> offered = who.getValue().offered(small, MOST);
    times.computeIfAbsent(who.getKey(), _ -> new Sampling()).add(System.nanoTime() - start);
    return offered;
  }

  private static boolean holds(String text, String word) {
    return text.toLowerCase(Locale.GERMAN).contains(word.toLowerCase(Locale.GERMAN));
  }

  private void times(Report report, int letters, int requests, Map<String, Asked> all)
      throws IOException {
    Map<String, Sampling> times = new LinkedHashMap<>();
    for (int i = 0; i < requests; i++) {
      String begun = drawn(running).substring(0, letters);
      for (Map.Entry<String, Asked> one : all.entrySet()) {
        offered(one, begun, times);
      }
    }
    times.forEach(
        (who, each) ->
            report.row(
                who,
                letters + " letters",
                "-",
                requests,
                "-",
                each.p50(),
                each.p99(),
                each.percentile(100)));
  }
}
