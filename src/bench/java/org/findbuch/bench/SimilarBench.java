package org.findbuch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.floor.LikeThis;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Holding;
import org.findbuch.document.Page;

/**
 * Documents that are about the same as one, as a service answers over HTTP, beside Lucene's
 * MoreLikeThis over the same texts in this process and {@code /health} for what HTTP costs, in
 * turn: the time, and how many of the five likest are of the same collection, where the document
 * has one with others in it. Once for the demo collection, once for a made corpus.
 */
public final class SimilarBench {
  private static final int MOST = 5;
  private static final Path HOME = Path.of("").toAbsolutePath();

  private final Map<String, String> collections;
  private final Report report;

  private SimilarBench(Map<String, String> collections, Report report) {
    this.collections = collections;
    this.report = report;
  }

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(written, "documents", "pages", "seed", "requests", "folder");
    Corpus corpus = arguments.corpus(5_000);
    int requests = arguments.number("requests", 1_000);
    Report report =
        new Report(
            "similar",
            "documents",
            "asked",
            "p50 ms",
            "p90 ms",
            "p50, times MoreLikeThis and HTTP",
            "found",
            "of the same collection, %");
    Path scratch = Files.createTempDirectory("similar-");
    try {
      Path demo = scratch.resolve("demo");
      List<String> add = new ArrayList<>();
      Collections.addAll(add, "./findbuch", "--archive", demo.resolve("archive").toString());
      Collections.addAll(add, "--index", demo.resolve("index").toString(), "add");
      add.add(HOME.resolve("src/demo/documents").toString());
      Child.run(add, Map.of());
      Map<String, String> said = collectionsOfFiles();
      run(
          "demo",
          demo.resolve("archive"),
          demo.resolve("index"),
          holding -> said.getOrDefault(holding.document().newest().name(), ""),
          requests,
          report);
      Path folder = Path.of(arguments.text("folder", "target/bench/" + SearchFolder.name(corpus)));
      SearchFolder made = SearchFolder.of(corpus, folder);
      run("made", made.archive(), made.index(), SimilarBench::collection, requests, report);
    } finally {
      Scratch.delete(scratch);
    }
    report.finish();
  }

  private static String collection(Holding holding) {
    CollectionId collection = holding.document().metadata().collection();
    return collection == null ? "" : collection.value();
  }

  /** What the demo's own table says of its files, by their names. */
  private static Map<String, String> collectionsOfFiles() throws IOException {
    CSVFormat headed = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    Map<String, String> collections = new HashMap<>();
    try (CSVParser rows =
        CSVParser.parse(HOME.resolve("src/demo/metadata.csv"), StandardCharsets.UTF_8, headed)) {
      for (CSVRecord row : rows) {
        collections.put(Path.of(row.get("file")).getFileName().toString(), row.get("collection"));
      }
    }
    return collections;
  }

  private static void run(
      String name,
      Path archive,
      Path index,
      Function<Holding, String> of,
      int requests,
      Report report)
      throws IOException {
    Path folder = Files.createTempDirectory("like-this-");
    Map<String, String> collections = new HashMap<>();
    try (LikeThis floor = LikeThis.of(folder, taking -> texts(archive, of, collections, taking))) {
      Map<String, String> unlimited = Map.of("FINDBUCH_LIMITS_SEARCHES_A_MINUTE", "0");
      try (Service service = Service.start(archive, index, unlimited, "-XX:+UseSerialGC")) {
        new SimilarBench(collections, report).compare(name, service, floor, requests);
      }
    } finally {
      Scratch.delete(folder);
    }
  }

  /** All documents with the collection of each, or nothing where it has none. */
  private static void texts(
      Path folder,
      Function<Holding, String> of,
      Map<String, String> collections,
      LikeThis.Taking taking)
      throws IOException {
    try (Archive archive = Loading.open(folder)) {
      archive.each(
          DocumentFilter.all(Access.STAFF),
          holding -> {
            List<String> pages =
                StreamSupport.stream(archive.text(holding.document().newest()).spliterator(), false)
                    .map(Page::text)
                    .toList();
            String id = holding.id().value();
            collections.put(id, of.apply(holding));
            taking.take(id, holding.title() + "\n\n" + String.join("\n\n", pages));
          });
    }
  }

  /** What one of them found. */
  private static final class Answers {
    private final Sampling times = new Sampling();
    private int found;
    private int alike;
  }

  private void compare(String name, Service service, LikeThis floor, int requests)
      throws IOException {
    SearchClient client = new SearchClient(service);
    List<String> ids = new ArrayList<>(collections.keySet());
    Collections.sort(ids);
    Collections.shuffle(ids, new Random(1));
    Answers ours = new Answers();
    Answers theirs = new Answers();
    Sampling http = new Sampling();
    for (int i = -requests / 2; i < requests; i++) {
      String id = ids.get(Math.floorMod(i, ids.size()));
      long start = System.nanoTime();
      String answer = client.body("/api/documents/" + id + "/similar");
      long taken = System.nanoTime() - start;
      start = System.nanoTime();
      List<String> likest = floor.similar(id, MOST);
      long alone = System.nanoTime() - start;
      start = System.nanoTime();
      client.body("/health");
      if (i >= 0) {
        http.add(System.nanoTime() - start);
        take(ours, taken, id, ids(answer));
        take(theirs, alone, id, likest);
      }
    }
    double whole = theirs.times.p50() + http.p50();
    row(name, "/api/documents/ID/similar", ours, ours.times.p50() / whole);
    row(name, "MoreLikeThis", theirs, theirs.times.p50() / whole);
    report.row(name, "/health", http.p50(), http.p90(), http.p50() / whole, "", "");
  }

  private void row(String name, String who, Answers answers, double ratio) {
    report.row(
        name,
        who,
        answers.times.p50(),
        answers.times.p90(),
        ratio,
        answers.found,
        100.0 * answers.alike / Math.max(1, answers.found));
  }

  private void take(Answers answers, long nanos, String id, List<String> similar) {
    answers.times.add(nanos);
    String own = collections.getOrDefault(id, "");
    boolean hasOthers =
        !own.isEmpty() && collections.values().stream().filter(own::equals).count() > 1;
    for (String other : hasOthers ? similar : List.<String>of()) {
      answers.found++;
      answers.alike += own.equals(collections.get(other)) ? 1 : 0;
    }
  }

  private static List<String> ids(String answer) throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode hit : new ObjectMapper().readTree(answer).path("hits")) {
      ids.add(hit.path("id").asText());
    }
    return ids;
  }
}
