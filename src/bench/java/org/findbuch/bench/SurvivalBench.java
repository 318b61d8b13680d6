package org.findbuch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.CorpusFolder;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;
import org.findbuch.hostile.HostileFiles;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * What searching people notice while the service takes in the worst: every hostile file of the
 * tests and any folder besides, in one {@code add}; then ordinary files and deadly ones, while
 * workers are killed and stand still. Twenty searches a second go on all the time; before and after
 * nothing else happens. The heap is what is left of it after a collection.
 */
public final class SurvivalBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern USED =
      Pattern.compile("(?:DefNew|Tenured|generation) .*used (\\d+)K");
  private static final int QUESTIONS = 2_000;
  private static final double KB_OF_MB = 1_024;

  /** Seconds in which the searches are answered that looking at the heap has held up. */
  private static final int AFTER_COLLECTION = 1;

  private final Path work;
  private final Corpus corpus;
  private final int seconds;
  private final List<SampledQuery> questions;

  private SurvivalBench(Path work, Corpus corpus, int seconds) {
    this.work = work;
    this.corpus = corpus;
    this.seconds = seconds;
    this.questions = Queries.of(corpus).sample(2, QUESTIONS);
  }

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(written, "folder", "documents", "pages", "seed", "seconds", "parts");
    Path work = Files.createTempDirectory("survival-");
    try {
      Corpus corpus = arguments.corpus(1_000);
      SurvivalBench bench = new SurvivalBench(work, corpus, arguments.number("seconds", 30));
      String parts = arguments.text("parts", "everything,deaths");
      if (parts.contains("everything")) {
        bench.addEverything(arguments.text("folder", Corpus.DEMO.toString()));
      }
      if (parts.contains("deaths")) {
        bench.addWhileWorkersDie();
      }
    } finally {
      Scratch.delete(work);
    }
  }

  private void addEverything(String folder) throws IOException {
    Path hostile = work.resolve("hostile");
    Report report = report("survival");
    report.fact("hostile files", HostileFiles.write(hostile));
    report.fact("and the folder", folder);
    try (Service service = serve("everything", Map.of());
        SteadySearch people = new SteadySearch(service, questions)) {
      measure(report, service, people, List.of(folder, hostile.toString()));
    }
    report.finish();
  }

  private void addWhileWorkersDie() throws IOException {
    Path files = work.resolve("files");
    CorpusFolder.write(
        Corpus.from(Corpus.DEMO, corpus.seed() + 1, 300, 10), files, CorpusFolder.Form.PDF);
    Files.delete(files.resolve("metadata.csv"));
    Files.delete(files.resolve("collections.json"));
    HostileFiles.writeDeadly(files.resolve("deadly"));
    Report report = report("deaths");
    Map<String, String> limits =
        Map.of(
            "FINDBUCH_LIMITS_SECONDS", "5",
            "FINDBUCH_LIMITS_MOST_SECONDS", "10",
            "FINDBUCH_LIMITS_INFLATION_RATIO", "1000000");
    try (Service service = serve("deaths", limits);
        SteadySearch people = new SteadySearch(service, questions);
        WorkerDeaths deaths =
            new WorkerDeaths(service, Runtime.getRuntime().availableProcessors())) {
      measure(report, service, people, List.of(files.toString()));
      deaths.report(report);
    }
    report.finish();
  }

  private static Report report(String name) {
    return new Report(
        name, "while", "searches", "failed", "p50 ms", "p99 ms", "slowest ms", "heap MB after");
  }

  private void measure(Report report, Service service, SteadySearch people, List<String> files)
      throws IOException {
    people.begin();
    people.lookAfter(seconds);
    row(report, "nothing else", people.lookAfter(seconds), service);
    people.lookAfter(AFTER_COLLECTION);
    long start = System.nanoTime();
    JsonNode summary = add(service, files);
    report.fact("seconds of adding", (System.nanoTime() - start) / 1e9);
    row(report, "adding", people.look(), service);
    people.lookAfter(AFTER_COLLECTION);
    row(report, "nothing else, after", people.lookAfter(seconds), service);
    summary.properties().forEach(one -> report.fact("summary: " + one.getKey(), one.getValue()));
    report.fact("ledger", JSON.readTree(service.get("/api/status")).path("pages"));
  }

  private static void row(Report report, String what, SteadySearch.Figures figures, Service service)
      throws IOException {
    report.row(
        what,
        figures.searches(),
        figures.failed(),
        figures.p50(),
        figures.p99(),
        figures.slowest(),
        heap(service.pid()));
  }

  private Service serve(String name, Map<String, String> settings) throws IOException {
    try (SearchIndex index = LuceneIndex.open(work.resolve(name + "-index"))) {
      Loading.intoArchive(corpus, work.resolve(name + "-archive"), index, _ -> {});
    }
    return Service.start(work.resolve(name + "-archive"), work.resolve(name + "-index"), settings);
  }

  /** The command passes its work on to the service, which holds the archive. */
  private static JsonNode add(Service service, List<String> files) throws IOException {
    List<String> command = new ArrayList<>(service.command());
    command.addAll(List.of("add", "--json"));
    command.addAll(files);
    String last = Child.run(command, Map.of()).output().strip().lines().reduce("", (a, b) -> b);
    return JSON.readTree(last).path("summary");
  }

  private static double heap(long pid) throws IOException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes / KB_OF_MB;
  }

  private static String jcmd(long pid, String command) throws IOException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    return Child.run(List.of(program, String.valueOf(pid), command), Map.of()).output();
  }
}
