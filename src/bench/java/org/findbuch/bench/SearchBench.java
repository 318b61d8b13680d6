package org.findbuch.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.GeneratedDocument;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.bench.floor.SearchFloor;
import org.findbuch.bench.floor.SearchFloorIndex;
import org.findbuch.document.Facet;
import org.findbuch.document.Page;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * {@code /api/search} of a running service beside two floors on an index of the same pages: the
 * same question with facets and passages written by hand with Lucene's own classes, and Lucene's
 * bare ten best. Neither floor has HTTP, JSON or an archive to read records from; {@code /health}
 * says what HTTP alone costs. Questions go to each of them in turn, so that a noisy machine is
 * equally noisy for all.
 */
public final class SearchBench {
  private static final int ROUNDS = 5;

  private final Service service;
  private final SearchFloor floor;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<SampledQuery> questions;

  private SearchBench(Service service, SearchFloor floor, List<SampledQuery> questions) {
    this.service = service;
    this.floor = floor;
    this.questions = questions;
  }

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(
            written, "documents", "pages", "seed", "requests", "folder", "connections", "service");
    Corpus corpus =
        Corpus.from(
            Corpus.DEMO,
            arguments.number("seed", 1),
            arguments.number("documents", 10_000),
            arguments.number("pages", 10));
    String name = "search-%d-%d".formatted(corpus.documents(), corpus.pages());
    Path folder = Path.of(arguments.text("folder", "target/bench/" + name));
    make(corpus, folder);
    int requests = arguments.number("requests", 2_000);
    List<SampledQuery> questions = Queries.of(corpus).sample(2, requests);
    String[] options = arguments.text("service", "-XX:+UseSerialGC").split(" ", -1);
    try (Service service =
            Service.start(folder.resolve("archive"), folder.resolve("index"), options);
        SearchFloor floor = SearchFloor.open(folder.resolve("floor"))) {
      SearchBench bench = new SearchBench(service, floor, questions);
      Report report =
          new Report(
              name, "connections", "asked", "p50 ms", "p90 ms", "p99 ms", "a second", "p50 ratio");
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

  /** What an earlier run made is taken as it is, when it was made of the same corpus. */
  private static void make(Corpus corpus, Path folder) throws IOException {
    Path finished = folder.resolve("finished");
    String made = fingerprint(corpus);
    if (Files.exists(finished) && Files.readString(finished).equals(made)) {
      return;
    }
    if (Files.exists(folder)) {
      throw new IOException(folder + " holds something else, delete it or name another folder");
    }
    Files.createDirectories(folder);
    try (SearchIndex index = LuceneIndex.open(folder.resolve("index"))) {
      Loading.intoArchive(corpus, folder.resolve("archive"), index);
    }
    try (SearchFloorIndex index = SearchFloorIndex.create(folder.resolve("floor"))) {
      for (int number = 0; number < corpus.documents(); number++) {
        index.add(block(corpus, corpus.document(number)));
      }
    }
    Files.writeString(finished, made);
  }

  private static String fingerprint(Corpus corpus) {
    StringBuilder texts = new StringBuilder();
    for (int number : new int[] {0, corpus.documents() / 2, corpus.documents() - 1}) {
      GeneratedDocument document = corpus.document(number);
      texts.append(document.metadata());
      document.pages().forEach(page -> texts.append(page.text()));
    }
    return corpus.documents() + " " + corpus.pages() + " " + texts.toString().hashCode();
  }

  private static SearchFloorIndex.Block block(Corpus corpus, GeneratedDocument document) {
    IndexedDocument entry = corpus.entry(document);
    Map<String, List<String>> record = new LinkedHashMap<>();
    record.put("title", List.of(entry.title()));
    record.put("subtitle", entry.subtitle() == null ? List.of() : List.of(entry.subtitle()));
    record.put(
        "description", entry.description() == null ? List.of() : List.of(entry.description()));
    record.put("authors", entry.authors());
    record.put("collections", entry.collections());
    record.put("topics", entry.facets().getOrDefault(Facet.TOPIC, List.of()));
    record.put("places", entry.facets().getOrDefault(Facet.PLACE, List.of()));
    Map<String, List<String>> facets = new LinkedHashMap<>();
    entry.facets().forEach((facet, values) -> facets.put(facet.code(), values));
    return new SearchFloorIndex.Block(
        entry.id().value(),
        entry.date() == null ? 0 : entry.date().first().toEpochDay(),
        record,
        facets,
        () -> StreamSupport.stream(entry.pages().spliterator(), false).map(Page::text).iterator());
  }

  private void product(SampledQuery question) throws IOException {
    if (!body(question.address()).contains("\"hits\":[{")) {
      throw new IOException("nothing was found for " + question.text());
    }
  }

  private String body(String path) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(service.address(path)).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private void floor(SampledQuery question) throws IOException {
    floor.search(question.text(), filters(question));
  }

  private static Map<String, String> filters(SampledQuery question) {
    Map<String, String> filters = new LinkedHashMap<>();
    question.filters().forEach((facet, value) -> filters.put(facet.code(), value));
    return filters;
  }

  /** Totals differ where a word is broken at the end of a line, which the floor does not mend. */
  private void compareAnswers(Report report) throws IOException {
    int same = 0;
    long product = 0;
    long byHand = 0;
    for (SampledQuery question : questions) {
      String answer = body(question.address());
      int at = answer.indexOf("\"total\":") + 8;
      int total = Integer.parseInt(answer.substring(at, answer.indexOf(',', at)));
      int byFloor = floor.search(question.text(), filters(question)).total();
      same += total == byFloor ? 1 : 0;
      product += total;
      byHand += byFloor;
    }
    report.fact("questions", questions.size());
    report.fact("of them with the same number of hits by hand", same);
    report.fact("hits of all questions", product);
    report.fact("hits of all questions by hand", byHand);
  }

  /** Adds a line for each that was asked, and the ratio that counts. */
  private void run(int connections, Report report) throws IOException {
    Map<String, Load.Asked> asked = new LinkedHashMap<>();
    asked.put("/api/search", this::product);
    asked.put("by hand with Lucene", this::floor);
    asked.put("bare ten best", question -> floor.bareTop(question.text()));
    asked.put("/health", question -> body("/health"));
    Map<String, Load.Figures> figures = new Load(questions, connections).medianOf(ROUNDS, asked);
    double byHand = Objects.requireNonNull(figures.get("by hand with Lucene")).p50();
    figures.forEach(
        (who, one) ->
            report.row(
                connections,
                who,
                one.p50(),
                one.p90(),
                one.p99(),
                one.aSecond(),
                one.p50() / byHand));
  }
}
