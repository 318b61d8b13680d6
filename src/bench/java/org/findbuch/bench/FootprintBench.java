package org.findbuch.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.GeneratedDocument;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.bench.floor.PlainIndex;
import org.findbuch.document.Page;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * How fast an index is built and how large it is, by part, beside a plain one of the same blocks;
 * and how much memory a service takes that has just started, and after it was searched.
 */
public final class FootprintBench {
  private static final double MB = 1 << 20;
  private static final double BUFFER_MEGABYTES = 32;
  private static final int CONNECTIONS = 4;
  private static final int MEMORY_DOCUMENTS = 500;

  private final Corpus corpus;
  private final Path work;
  private final List<Cost> product = new ArrayList<>();
  private final List<Cost> floor = new ArrayList<>();
  private final List<Cost> text = new ArrayList<>();
  private final List<Cost> textOnAllCores = new ArrayList<>();

  private FootprintBench(Corpus corpus, Path work) {
    this.corpus = corpus;
    this.work = work;
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments =
        new Arguments(
            written, "documents", "pages", "seed", "from", "rounds", "searches", "served");
    Path from = Path.of(arguments.text("from", Corpus.DEMO.toString()));
    int seed = arguments.number("seed", 1);
    int pages = arguments.number("pages", 10);
    Corpus corpus = Corpus.from(from, seed, arguments.number("documents", 2_000), pages);
    Path work = Files.createTempDirectory("footprint-");
    try {
      new FootprintBench(corpus, work).index(arguments.number("rounds", 3));
      int documents = arguments.number("served", MEMORY_DOCUMENTS);
      memory(Corpus.from(from, seed, documents, pages), work, arguments.number("searches", 2_000));
    } finally {
      Scratch.delete(work);
    }
  }

  private void index(int rounds) throws IOException {
    IndexSize ofProduct = null;
    IndexSize ofFloor = null;
    for (int round = 0; round < rounds; round++) {
      text.add(cost(() -> corpus.stream().forEach(d -> d.pages().forEach(page -> {}))));
      textOnAllCores.add(cost(() -> Loading.each(corpus, d -> d.pages().forEach(page -> {}))));
      Path plain = work.resolve("plain-" + round);
      floor.add(cost(() -> plain(plain)));
      ofFloor = IndexSize.of(plain);
      Scratch.delete(plain);
      Path whole = work.resolve("index-" + round);
      product.add(cost(() -> whole(whole)));
      ofProduct = IndexSize.of(whole);
      Scratch.delete(whole);
    }
    if (ofProduct != null && ofFloor != null) {
      report(ofProduct, ofFloor, rounds);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Seconds, and seconds of all processors. */
  private record Cost(double seconds, double processors) {}

  private static Cost cost(Work work) throws IOException {
    double processors = Child.processors();
    long start = System.nanoTime();
    work.run();
    return new Cost((System.nanoTime() - start) / 1e9, Child.processors() - processors);
  }

  private void whole(Path folder) throws IOException {
    try (SearchIndex index = LuceneIndex.open(folder)) {
      Loading.intoIndex(corpus, index);
    }
  }

  private void plain(Path folder) throws IOException {
    try (PlainIndex index = PlainIndex.create(folder, BUFFER_MEGABYTES)) {
      for (int number = 0; number < corpus.documents(); number++) {
        GeneratedDocument document = corpus.document(number);
        IndexedDocument entry = corpus.entry(document);
        index.add(
            entry.id().value(),
            StreamSupport.stream(document.pages().spliterator(), false).map(Page::text).toList(),
            record(entry),
            entry.facets().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().code(), Map.Entry::getValue)));
      }
    }
  }

  private static Map<String, List<String>> record(IndexedDocument entry) {
    return Map.of(
        "title", List.of(entry.title()),
        "subtitle", Stream.ofNullable(entry.subtitle()).toList(),
        "description", Stream.ofNullable(entry.description()).toList(),
        "authors", entry.authors(),
        "collections", entry.collections());
  }

  private void report(IndexSize ofProduct, IndexSize ofFloor, int rounds) throws IOException {
    Report report = new Report("index", "what", "Findbuch", "plain GermanAnalyzer", "ratio");
    int pages = corpus.documents() * corpus.pages();
    report.fact("documents", corpus.documents());
    report.fact("pages", pages);
    report.fact("seed", corpus.seed());
    report.fact("rounds", rounds);
    report.fact("cores that the program builds on", Runtime.getRuntime().availableProcessors());
    report.fact("taken off", "the making of the text, in the same way");
    row(
        report,
        "pages a second",
        pages / (median(product, Cost::seconds) - median(textOnAllCores, Cost::seconds)),
        pages / (median(floor, Cost::seconds) - median(text, Cost::seconds)));
    row(
        report,
        "pages a processor second",
        pages / (median(product, Cost::processors) - median(textOnAllCores, Cost::processors)),
        pages / (median(floor, Cost::processors) - median(text, Cost::processors)));
    row(report, "MB in all", ofProduct.megabytes(), ofFloor.megabytes());
    row(report, "MB that words are found by", ofProduct.searched(), ofFloor.searched());
    for (IndexSize.Part part : IndexSize.Part.values()) {
      String name = "MB of " + part.name().toLowerCase(Locale.ROOT);
      row(report, name, ofProduct.megabytes(part), ofFloor.megabytes(part));
    }
    report.finish();
  }

  private static void row(Report report, String what, double ofProduct, double ofFloor) {
    report.row(what, ofProduct, ofFloor, ofFloor == 0 ? 0 : ofProduct / ofFloor);
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    return Sampling.median(costs.stream().mapToDouble(figure).toArray());
  }

  private static void memory(Corpus served, Path work, int searches)
      throws IOException, InterruptedException {
    Path archive = work.resolve("archive");
    Path index = work.resolve("index");
    try (SearchIndex empty = LuceneIndex.open(index)) {
      Loading.intoArchive(served, archive, empty, _ -> {});
    }
    Report report = new Report("memory", "what", "resident MB", "most so far MB");
    report.fact("documents", served.documents());
    report.fact("pages", served.documents() * served.pages());
    report.fact("searches", searches);
    report.fact("connections", CONNECTIONS);
    try (Service service = Service.start(archive, index)) {
      Thread.sleep(5_000);
      row(report, "ready and idle", service.pid());
      search(service, Queries.of(served).sample(served.seed(), searches));
      row(report, "after the searches", service.pid());
      Thread.sleep(5_000);
      row(report, "idle again", service.pid());
    }
    report.finish();
  }

  private static void row(Report report, String what, long process) throws IOException {
    report.row(what, megabytes(process, "VmRSS:"), megabytes(process, "VmHWM:"));
  }

  /** A line of the process's status; see proc(5). */
  private static double megabytes(long process, String line) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      String found = lines.filter(l -> l.startsWith(line)).findFirst().orElse(line + " 0 kB");
      return Long.parseLong(found.replaceAll("\\D", "")) * 1_024 / MB;
    }
  }

  private static void search(Service service, List<SampledQuery> questions) throws IOException {
    LongAdder wrong = new LongAdder();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      questions.forEach(question -> threads.execute(() -> ask(client, service, question, wrong)));
    }
    if (wrong.sum() > 0) {
      throw new IOException(wrong.sum() + " searches were not answered with 200");
    }
  }

  private static void ask(
      HttpClient client, Service service, SampledQuery question, LongAdder wrong) {
    try {
      HttpRequest request = HttpRequest.newBuilder(service.address(question.address())).build();
      if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 200) {
        wrong.increment();
      }
    } catch (IOException failed) {
      wrong.increment();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
