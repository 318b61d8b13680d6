package org.findbuch.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.document.Audience;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * How much longer a search takes in a large archive than in a small one, by how much it finds and
 * by how frequent its rarest word is: the index alone, with facets and passages, both sizes in
 * turn, each asked what its own documents answer. An index that an earlier run left is used again.
 */
public final class GrowthBench {
  private static final int ROUNDS = 3;
  private static final String ALL = "all";

  private GrowthBench() {}

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(written, "small", "large", "pages", "seed", "requests", "folder");
    int pages = arguments.number("pages", 10);
    int seed = arguments.number("seed", 1);
    int requests = arguments.number("requests", 1_000);
    Path folder = Path.of(arguments.text("folder", "target/bench"));
    int few = arguments.number("small", 1_000);
    int many = arguments.number("large", 100_000);
    try (Size small = new Size(Corpus.from(Corpus.DEMO, seed, few, pages), folder, requests);
        Size large = new Size(Corpus.from(Corpus.DEMO, seed, many, pages), folder, requests)) {
      for (int round = 0; round <= ROUNDS; round++) {
        small.ask(round > 0);
        large.ask(round > 0);
      }
      report(small, large, requests);
    }
  }

  private static void report(Size small, Size large, int requests) throws IOException {
    String[] columns = {
      "what",
      "of " + small.documents(),
      "p50 ms",
      "p99 ms",
      "of " + large.documents(),
      "p50 ms there",
      "p99 ms there",
      "p50 ratio"
    };
    Report report = new Report("growth", columns);
    report.fact("searches of each", requests);
    report.fact("rounds", ROUNDS);
    report.fact("seconds for building the large index", large.seconds);
    report.fact("MB of the large index", large.megabytes());
    Map<String, Sampling> all = new TreeMap<>(large.times);
    small.times.forEach(all::putIfAbsent);
    for (String what : all.keySet()) {
      Sampling here = small.times.getOrDefault(what, new Sampling());
      Sampling there = large.times.getOrDefault(what, new Sampling());
      report.row(
          what,
          here.count() / ROUNDS,
          here.p50(),
          here.p99(),
          there.count() / ROUNDS,
          there.p50(),
          there.p99(),
          there.p50() / here.p50());
    }
    report.finish();
  }

  /** One index and what it is asked. */
  private static final class Size implements Closeable {
    private final SearchIndex index;
    private final List<SampledQuery> questions;
    private final Map<String, Sampling> times = new TreeMap<>();
    private double seconds;

    Size(Corpus corpus, Path folder, int requests) throws IOException {
      String name = "growth-%d-%d".formatted(corpus.documents(), corpus.pages());
      index = LuceneIndex.open(folder.resolve(name));
      if (documents() != corpus.documents()) {
        long start = System.nanoTime();
        Loading.intoIndex(corpus, index);
        seconds = (System.nanoTime() - start) / 1e9;
      }
      questions = Queries.of(corpus).sample(2, requests);
    }

    long documents() throws IOException {
      return index.size().documents();
    }

    long megabytes() throws IOException {
      return index.size().bytes() >> 20;
    }

    void ask(boolean counted) throws IOException {
      for (SampledQuery question : questions) {
        long start = System.nanoTime();
        long found = index.searcher(Audience.PUBLIC).search(question.request()).total();
        long nanos = System.nanoTime() - start;
        if (found == 0) {
          throw new IOException("nothing was found for " + question.text());
        }
        if (counted) {
          add(ALL, nanos);
          add("found: " + upTo(found), nanos);
          add("rarest word: " + question.band(), nanos);
        }
      }
    }

    private void add(String what, long nanos) {
      times.computeIfAbsent(what, unseen -> new Sampling()).add(nanos);
    }

    /** In powers of ten, as text that sorts. */
    private static String upTo(long found) {
      long bound = 10;
      while (bound < found) {
        bound *= 10;
      }
      return "up to %7d".formatted(bound);
    }

    @Override
    public void close() throws IOException {
      index.close();
    }
  }
}
