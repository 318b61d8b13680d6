package org.findbuch.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 5;
  private static final int SLICE = 100;

  private final Service service;
  private final SearchFloor floor;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<SampledQuery> questions;

  private SearchBench(Service service, SearchFloor floor, List<SampledQuery> questions) {
    this.service = service;
    this.floor = floor;
    this.questions = questions;
  }

  /** Asks one question and waits for the whole answer. */
  private interface Asked {
    void ask(SampledQuery question) throws IOException;
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
    String[] options = arguments.text("service", "-XX:+UseSerialGC").split(" ");
    try (Service service =
            Service.start(folder.resolve("archive"), folder.resolve("index"), options);
        SearchFloor floor = SearchFloor.open(folder.resolve("floor"))) {
      SearchBench bench = new SearchBench(service, floor, questions);
      bench.compareAnswers();
      for (String connections : arguments.text("connections", "1,4,16").split(",")) {
        bench.run(Integer.parseInt(connections));
      }
    }
  }

  /** What was made by an earlier run is taken as it is: it depends on nothing but its sizes. */
  private static void make(Corpus corpus, Path folder) throws IOException {
    Path finished = folder.resolve("finished");
    if (Files.exists(finished)) {
      return;
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
    Files.createFile(finished);
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
  private void compareAnswers() throws IOException {
    int same = 0;
    long product = 0;
    long byFloor = 0;
    for (SampledQuery question : questions) {
      String answer = body(question.address());
      int at = answer.indexOf("\"total\":") + 8;
      int total = Integer.parseInt(answer.substring(at, answer.indexOf(',', at)));
      int floorTotal = floor.search(question.text(), filters(question)).total();
      same += total == floorTotal ? 1 : 0;
      product += total;
      byFloor += floorTotal;
    }
    OUT.printf(
        Locale.ROOT,
        "%d questions; the same number of hits for %d of them; %d hits in the mean, %d by the"
            + " floor%n",
        questions.size(),
        same,
        product / questions.size(),
        byFloor / questions.size());
  }

  private void run(int connections) throws IOException {
    Map<String, Asked> asked = new LinkedHashMap<>();
    asked.put("product", this::product);
    asked.put("floor", this::floor);
    asked.put("bare top 10", question -> floor.bareTop(question.text()));
    asked.put("/health", question -> body("/health"));
    List<Map<String, Times>> rounds = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(round(asked, threads, connections));
      }
    }
    for (String who : asked.keySet()) {
      Times times = Times.median(rounds.stream().map(round -> round.get(who)).toList());
      OUT.printf(
          Locale.ROOT,
          "%2d | %-11s | p50 %6d | p90 %6d | p99 %6d us | %6.0f/s%n",
          connections,
          who,
          times.p50(),
          times.p90(),
          times.p99(),
          times.perSecond());
    }
  }

  private Map<String, Times> round(Map<String, Asked> asked, ExecutorService threads, int n)
      throws IOException {
    Map<String, List<Long>> all = new LinkedHashMap<>();
    Map<String, Long> wall = new LinkedHashMap<>();
    int slice = n == 1 ? 1 : SLICE;
    for (int from = 0; from < questions.size(); from += slice) {
      List<SampledQuery> some = questions.subList(from, Math.min(from + slice, questions.size()));
      for (Map.Entry<String, Asked> one : asked.entrySet()) {
        long start = System.nanoTime();
        all.computeIfAbsent(one.getKey(), key -> new ArrayList<>())
            .addAll(together(some, one.getValue(), threads, n));
        wall.merge(one.getKey(), System.nanoTime() - start, Long::sum);
      }
    }
    Map<String, Times> times = new LinkedHashMap<>();
    all.forEach((who, each) -> times.put(who, Times.of(each, wall.get(who))));
    return times;
  }

  private static List<Long> together(
      List<SampledQuery> some, Asked asked, ExecutorService threads, int n) throws IOException {
    AtomicInteger next = new AtomicInteger();
    List<Future<List<Long>>> running = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      running.add(
          threads.submit(
              () -> {
                List<Long> times = new ArrayList<>();
                for (int at = next.getAndIncrement();
                    at < some.size();
                    at = next.getAndIncrement()) {
                  long start = System.nanoTime();
                  asked.ask(some.get(at));
                  times.add(System.nanoTime() - start);
                }
                return times;
              }));
    }
    List<Long> times = new ArrayList<>();
    for (Future<List<Long>> one : running) {
      try {
        times.addAll(one.get());
      } catch (ExecutionException failed) {
        throw new IOException(failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException(stopped);
      }
    }
    return times;
  }

  /** Times of one kind in one round, in microseconds. */
  private record Times(long p50, long p90, long p99, double perSecond) {
    static Times of(List<Long> nanos, long wall) {
      List<Long> sorted = nanos.stream().sorted().toList();
      return new Times(
          at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), sorted.size() * 1e9 / wall);
    }

    private static long at(List<Long> sorted, double share) {
      return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1_000;
    }

    static Times median(List<Times> rounds) {
      return new Times(
          (long) middle(rounds.stream().mapToDouble(Times::p50).sorted().toArray()),
          (long) middle(rounds.stream().mapToDouble(Times::p90).sorted().toArray()),
          (long) middle(rounds.stream().mapToDouble(Times::p99).sorted().toArray()),
          middle(rounds.stream().mapToDouble(Times::perSecond).sorted().toArray()));
    }

    private static double middle(double[] sorted) {
      return sorted[sorted.length / 2];
    }
  }
}
