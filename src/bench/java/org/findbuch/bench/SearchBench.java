package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;

/**
 * {@code /api/search} of a running service beside that of a second one, which is the same program
 * over the same archive but searches by {@link org.findbuch.bench.floor.SearchFloor}, written by
 * hand with Lucene's own classes. {@code /health} says what HTTP alone costs. Questions go to each
 * of them in turn, so that a noisy machine is equally noisy for all.
 */
public final class SearchBench {
  private static final int ROUNDS = 5;
  private static final String BY_HAND = "/api/search by hand with Lucene";

  private final SearchClient client;
  private final SearchClient floor;
  private final Queries questions;
  private final int requests;
  private int drawn;

  private SearchBench(Service service, Service floor, Queries questions, int requests) {
    this.client = new SearchClient(service);
    this.floor = new SearchClient(floor);
    this.questions = questions;
    this.requests = requests;
  }

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(
            written, "documents", "pages", "seed", "requests", "folder", "connections", "service");
    Corpus corpus = arguments.corpus(10_000);
    String name = SearchFolder.name(corpus);
    SearchFolder folder =
        SearchFolder.of(corpus, Path.of(arguments.text("folder", "target/bench/" + name)));
    int requests = arguments.number("requests", 2_000);
    String[] options = arguments.text("service", "-XX:+UseSerialGC").split(" ", -1);
    try (Service service = Service.start(folder.archive(), folder.index(), options);
        Service floor = Service.startFloor(folder.floorArchive(), folder.floor())) {
      SearchBench bench = new SearchBench(service, floor, Queries.of(corpus), requests);
      Report report =
          new Report(
              name,
              "connections",
              "asked",
              "p50 ms",
              "p90 ms",
              "p99 ms",
              "a second",
              "p50 ratio",
              "p99 ratio");
      report.fact("documents", corpus.documents());
      report.fact("pages of each", corpus.pages());
      report.fact("seed", corpus.seed());
      bench.compareAnswers(report);
      for (String connections : arguments.text("connections", "1,4,16").split(",", -1)) {
        bench.run(Integer.parseInt(connections), report);
      }
      report.finish();
    }
  }

  /** Others each time. */
  private List<SampledQuery> newQuestions() {
    return questions.sample(2 + drawn++, requests);
  }

  /** Totals differ where a word is broken at the end of a line, which the floor does not mend. */
  private void compareAnswers(Report report) throws IOException {
    int same = 0;
    long product = 0;
    long byHand = 0;
    for (SampledQuery question : newQuestions()) {
      int total = client.total(question);
      int byFloor = floor.totalOrNone(question);
      same += total == byFloor ? 1 : 0;
      product += total;
      byHand += byFloor;
    }
    report.fact("questions of each round", requests);
    report.fact("rounds", ROUNDS);
    report.fact("of a round before them answered with the same number of hits by hand", same);
    report.fact("hits in that round", product);
    report.fact("hits in that round by hand", byHand);
  }

  /** Adds a line for each that was asked, and the ratio that counts. */
  private void run(int connections, Report report) throws IOException {
    Map<String, Load.Asked> asked = new LinkedHashMap<>();
    asked.put("/api/search", client::total);
    asked.put(BY_HAND, floor::totalOrNone);
    asked.put("/health", question -> client.body("/health"));
    List<List<SampledQuery>> rounds = Stream.generate(this::newQuestions).limit(ROUNDS).toList();
    Map<String, Load.Figures> figures = new Load(rounds, connections).median(asked);
    Load.Figures byHand = Objects.requireNonNull(figures.get(BY_HAND));
    figures.forEach(
        (who, one) ->
            report.row(
                connections,
                who,
                one.p50(),
                one.p90(),
                one.p99(),
                one.aSecond(),
                one.p50() / byHand.p50(),
                one.p99() / byHand.p99()));
  }
}
