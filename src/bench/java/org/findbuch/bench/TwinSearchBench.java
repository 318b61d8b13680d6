package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.query.SearchRequest;

/**
 * How long a search takes where some of the documents are twins, one hit each two, beside the same
 * documents each by itself: the same questions in turn, in one process.
 */
public final class TwinSearchBench {
  private static final int PERCENTILE = 99;

  private TwinSearchBench() {}

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(written, "documents", "pages", "seed", "every", "questions", "rounds");
    int seed = arguments.number("seed", 1);
    int every = arguments.number("every", 5);
    Corpus corpus =
        Corpus.from(
            Corpus.DEMO, seed, arguments.number("documents", 4_000), arguments.number("pages", 5));
    Path work = Files.createTempDirectory("twins-");
    try (SearchIndex alone = LuceneIndex.open(work.resolve("alone"));
        SearchIndex twins = LuceneIndex.open(work.resolve("twins"))) {
      Loading.intoIndex(corpus, alone);
      try (SearchIndex.Rebuild rebuild = twins.rebuild()) {
        for (int n = 0; n < corpus.documents(); n++) {
          rebuild.put(twin(corpus, n, every));
        }
        rebuild.switchOver();
      }
      List<SampledQuery> questions =
          Queries.of(corpus).sample(seed, arguments.number("questions", 500));
      measure(alone, twins, questions, arguments.number("rounds", 6), every);
    } finally {
      Scratch.delete(work);
    }
  }

  /** Of so many documents the first two are one hit. */
  private static IndexedDocument twin(Corpus corpus, int number, int every) {
    IndexedDocument entry = corpus.entry(corpus.document(number));
    if (number % every > 1) {
      return entry;
    }
    DocumentId first = corpus.entry(corpus.document(number - number % every)).id();
    return new IndexedDocument(
        entry.id(),
        entry.stamp(),
        entry.shelf(),
        entry.language(),
        entry.title(),
        entry.subtitle(),
        entry.description(),
        entry.file(),
        entry.authors(),
        entry.collections(),
        entry.date(),
        entry.facets(),
        entry.pages(),
        Set.copyOf(List.of(first, entry.id())),
        number);
  }

  private static void measure(
      SearchIndex alone, SearchIndex twins, List<SampledQuery> questions, int rounds, int every)
      throws IOException {
    List<Double> ofAlone = new ArrayList<>();
    List<Double> ofTwins = new ArrayList<>();
    for (int round = -2; round < rounds; round++) {
      for (SampledQuery question : questions) {
        double one = milliseconds(alone, question.request());
        double other = milliseconds(twins, question.request());
        if (round >= 0) {
          ofAlone.add(one);
          ofTwins.add(other);
        }
      }
    }
    Report report = new Report("twin-search", "percentile", "twins ms", "alone ms", "ratio");
    report.fact("one hit", "two of " + every + " documents");
    report.fact("questions", questions.size() * rounds);
    for (int percentile : new int[] {50, 90, PERCENTILE}) {
      double one = percentile(ofTwins, percentile);
      double other = percentile(ofAlone, percentile);
      report.row("p" + percentile, one, other, one / other);
    }
    report.finish();
  }

  private static double milliseconds(SearchIndex index, SearchRequest request) throws IOException {
    long start = System.nanoTime();
    index.searcher(Access.PUBLIC).search(request);
    return (System.nanoTime() - start) / 1e6;
  }

  private static double percentile(List<Double> values, int percentile) {
    return values.stream()
        .sorted()
        .skip((long) values.size() * percentile / 100)
        .findFirst()
        .orElse(0.0);
  }
}
