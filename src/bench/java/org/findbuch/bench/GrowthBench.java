package org.findbuch.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.document.Access;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * How much longer a search takes in a large archive than in a small one, by how much it finds and
 * by how frequent its rarest word is: {@code /api/search} of a running service, and the index
 * alone, with facets and passages. Both sizes are asked in turn, each what its own documents
 * answer, never the same twice. The first rounds are not counted, as a service has run for longer
 * than Java takes to compile it. The folders are those of SearchBench.
 */
public final class GrowthBench {
  private static final int WARM_UP = 3;
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
    List<Size> sizes = new ArrayList<>();
    for (int documents :
        new int[] {arguments.number("small", 1_000), arguments.number("large", 100_000)}) {
      sizes.add(new Size(Corpus.from(Corpus.DEMO, seed, documents, pages), folder, requests));
    }
    Report report = report(sizes.getFirst(), sizes.getLast(), requests);
    compare("service", Size::served, sizes, report);
    compare("index", Size::alone, sizes, report);
    report.finish();
  }

  private static Report report(Size small, Size large, int requests) {
    Report report =
        new Report(
            "growth",
            "asked",
            "what",
            "of " + small.documents(),
            "p50 ms",
            "p99 ms",
            "of " + large.documents(),
            "p50 ms there",
            "p99 ms there",
            "p50 ratio");
    report.fact("searches of each", requests);
    report.fact("rounds", ROUNDS);
    report.fact("rounds before that", WARM_UP);
    return report;
  }

  /** Opens one size to be asked. */
  private interface Opening {
    Asked of(Size size) throws IOException;
  }

  /** Answers a question with how many documents it finds. */
  private interface Asked extends Closeable {
    long total(SampledQuery question) throws IOException;
  }

  private static void compare(String who, Opening opening, List<Size> sizes, Report report)
      throws IOException {
    Times here = new Times();
    Times there = new Times();
    try (Asked small = opening.of(sizes.getFirst());
        Asked large = opening.of(sizes.getLast())) {
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        here.take(small, sizes.getFirst().questions(round), round >= WARM_UP);
        there.take(large, sizes.getLast().questions(round), round >= WARM_UP);
      }
    }
    Map<String, Sampling> all = new TreeMap<>(there.times);
    here.times.forEach(all::putIfAbsent);
    for (String what : all.keySet()) {
      Sampling few = here.of(what);
      Sampling many = there.of(what);
      report.row(
          who,
          what,
          few.count() / ROUNDS,
          few.p50(),
          few.p99(),
          many.count() / ROUNDS,
          many.p50(),
          many.p99(),
          many.p50() / few.p50());
    }
  }

  /** One archive and what it is asked. */
  private static final class Size {
    private final SearchFolder folder;
    private final Queries questions;
    private final int documents;
    private final int requests;

    Size(Corpus corpus, Path folder, int requests) throws IOException {
      this.folder = SearchFolder.of(corpus, folder.resolve(SearchFolder.name(corpus)));
      this.questions = Queries.of(corpus);
      this.documents = corpus.documents();
      this.requests = requests;
    }

    int documents() {
      return documents;
    }

    /** Others in each round, as what was asked once is answered faster again. */
    List<SampledQuery> questions(int round) {
      return questions.sample(2 + round, requests);
    }

    Asked served() throws IOException {
      Service service = Service.start(folder.archive(), folder.index());
      SearchClient client = new SearchClient(service);
      return new Asked() {
        @Override
        public long total(SampledQuery question) throws IOException {
          return client.total(question);
        }

        @Override
        public void close() {
          service.close();
        }
      };
    }

    Asked alone() throws IOException {
      SearchIndex index = LuceneIndex.open(folder.index());
      return new Asked() {
        @Override
        public long total(SampledQuery question) throws IOException {
          return index.searcher(Access.PUBLIC).search(question.request()).total();
        }

        @Override
        public void close() throws IOException {
          index.close();
        }
      };
    }
  }

  private static final class Times {
    private final Map<String, Sampling> times = new TreeMap<>();

    void take(Asked asked, List<SampledQuery> questions, boolean counts) throws IOException {
      for (SampledQuery question : questions) {
        long start = System.nanoTime();
        long found = asked.total(question);
        long nanos = System.nanoTime() - start;
        if (found == 0) {
          throw new IOException("nothing was found for " + question.text());
        }
        if (counts) {
          add(ALL, nanos);
          add("found: " + upTo(found), nanos);
          add("rarest word: " + question.band(), nanos);
        }
      }
    }

    private void add(String what, long nanos) {
      times.computeIfAbsent(what, unseen -> new Sampling()).add(nanos);
    }

    Sampling of(String what) {
      return times.getOrDefault(what, new Sampling());
    }

    /** In powers of ten, as text that sorts. */
    private static String upTo(long found) {
      long bound = 10;
      while (bound < found) {
        bound *= 10;
      }
      return "up to %7d".formatted(bound);
    }
  }
}
