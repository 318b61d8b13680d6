package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.query.QueryParser;
import org.findbuch.query.SearchRequest;

/**
 * What a hit costs in a document of 1,400 pages and in one of 10: ten hits with facets and
 * passages, both kinds in turn in the same run. A hit shall cost what its matching pages cost, not
 * what its length costs.
 */
public final class LongDocumentBench {
  private static final int SEED = 42;
  private static final int LONG = 1_400;
  private static final int SHORT = 10;
  private static final int HITS = 10;
  private static final int OTHERS = 2_000;
  private static final int ROUNDS = 2_000;
  private static final int WARM_UP = 1_000;

  private final Random random = new Random(SEED);
  private final List<String> vocabulary = new ArrayList<>();

  private LongDocumentBench() {
    for (int i = 0; i < 20_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 2 + random.nextInt(4); n > 0; n--) {
        word.append("bdfgklmnprst".charAt(random.nextInt(12)))
            .append("aeiou".charAt(random.nextInt(5)));
      }
      vocabulary.add(word.append('n').toString());
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("long-document");
    try (SearchIndex index = LuceneIndex.open(folder)) {
      new LongDocumentBench().run(index);
    }
  }

  private void run(SearchIndex index) throws IOException {
    Searcher searcher = index.searcher(Access.PUBLIC);
    Report report =
        new Report(
            "long-document",
            "matching pages a hit",
            "10 pages p50 ms",
            "1,400 pages p50 ms",
            "ratio",
            "10 pages p99 ms",
            "1,400 pages p99 ms");
    report.fact("seed", SEED);
    report.fact("searches of each", ROUNDS);
    report.fact("pages put a second", fill(index));
    for (int pages : new int[] {3, 10}) {
      Sampling[] times = {new Sampling(), new Sampling()};
      String[] words = {"kurzwort" + pages, "langwort" + pages};
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (int kind = 0; kind < 2; kind++) {
          long start = System.nanoTime();
          ask(searcher, words[kind], pages);
          if (round >= 0) {
            times[kind].add(System.nanoTime() - start);
          }
        }
      }
      report.row(
          pages,
          times[0].p50(),
          times[1].p50(),
          times[1].p50() / times[0].p50(),
          times[0].p99(),
          times[1].p99());
    }
    report.finish();
  }

  private static void ask(Searcher searcher, String word, int pages) throws IOException {
    SearchResult result = searcher.search(SearchRequest.of(QueryParser.parse(word).query()));
    boolean right =
        result.total() == HITS
            && result.hits().stream().allMatch(hit -> hit.matchingPages() == pages)
            && result.hits().stream().allMatch(hit -> hit.passages().size() == 3);
    if (!right) {
      throw new IllegalStateException("unexpected answer to " + word + ": " + result);
    }
  }

  private double fill(SearchIndex index) throws IOException {
    long start = System.nanoTime();
    long pages = 0;
    try (SearchIndex.Rebuild rebuild = index.rebuild()) {
      for (int i = 0; i < HITS; i++) {
        rebuild.put(document(i, SHORT, "kurzwort"));
        rebuild.put(document(HITS + i, LONG, "langwort"));
      }
      for (int i = 0; i < OTHERS; i++) {
        rebuild.put(document(2 * HITS + i, 5, ""));
      }
      pages = HITS * (SHORT + LONG) + OTHERS * 5L;
      rebuild.switchOver();
    }
    return pages / ((System.nanoTime() - start) / 1e9);
  }

  /** The wanted word stands on 3 pages in one form and on 10 in the other, evenly spread. */
  private IndexedDocument document(int number, int length, String wanted) {
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      String words = "";
      if (!wanted.isEmpty()) {
        boolean three = i % (length / 3) == 0 && i / (length / 3) < 3;
        words = (three ? wanted + "3 " : "") + (i % (length / 10) == 0 ? wanted + "10 " : "");
      }
      pages.add(new Page(i + 1, "S. " + (i + 1), PageState.TEXT, text(words), Layout.NONE));
    }
    Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
    facets.put(Facet.KIND, List.of("report"));
    facets.put(Facet.YEAR, List.of(String.valueOf(2000 + number % 20)));
    facets.put(Facet.TOPIC, List.of(vocabulary.get(number % 300), vocabulary.get(number % 70)));
    facets.put(Facet.AUTHOR, List.of(vocabulary.get(number % 900)));
    facets.put(Facet.LANGUAGE, List.of("de"));
    DocumentDate date = new DocumentDate(String.valueOf(2000 + number % 20));
    return new IndexedDocument(
        new DocumentId("doc%09d".formatted(number)),
        1,
        Access.PUBLIC,
        Language.GERMAN,
        "Bericht " + number,
        null,
        null,
        null,
        List.of(),
        List.of(),
        date,
        facets,
        pages,
        Set.of(),
        0);
  }

  private String text(String wanted) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      if (i == 120) {
        text.append(wanted);
      }
      double rank = Math.pow(vocabulary.size(), random.nextDouble());
      text.append(vocabulary.get(Math.min((int) rank, vocabulary.size() - 1)));
      text.append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString();
  }
}
