package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.bench.Child.Run;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.CorpusFolder;

/**
 * How long it takes until a folder of files can be searched, beside what the libraries alone take
 * to read it. Each is a process of its own from its start to its end: {@code findbuch add} into an
 * empty archive, with the cage, the texts with positions and the index; a bare loop around the
 * library with as many threads and the same options; and poppler's {@code pdftotext} on all cores.
 * Once more the command passes its work on to a service that has read the demo collection before,
 * as in daily use; the figures beside the seconds are then those of the command alone.
 */
public final class IngestBench {
  private static final String PRODUCT = "findbuch add";
  private static final Path DAILY = Path.of("src/demo/documents");
  private static final String SERVED = "findbuch add, a service runs";
  private static final String LOOP = "bare loop";
  private static final String POPPLER = "pdftotext";
  private static final Pattern PAGES = Pattern.compile("pages (\\d+)");
  private static final double MB = 1 << 20;

  private final Path folder;
  private final Path work;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Map<String, List<Run>> runs = new LinkedHashMap<>();

  private IngestBench(Path folder, Path work) {
    this.folder = folder;
    this.work = work;
  }

  public static void main(String[] written) throws IOException {
    Arguments arguments =
        new Arguments(written, "folder", "documents", "pages", "seed", "from", "rounds");
    Path work = Files.createTempDirectory("ingest-");
    try {
      Path folder = Path.of(arguments.text("folder", work.resolve("corpus").toString()));
      if (arguments.text("folder") == null) {
        generate(arguments, folder);
      }
      new IngestBench(folder, work).measure(arguments.number("rounds", 3));
    } finally {
      Scratch.delete(work);
    }
  }

  private static void generate(Arguments arguments, Path folder) throws IOException {
    Corpus corpus =
        Corpus.from(
            Path.of(arguments.text("from", Corpus.DEMO.toString())),
            arguments.number("seed", 1),
            arguments.number("documents", 200),
            arguments.number("pages", 10));
    CorpusFolder.write(corpus, folder, CorpusFolder.Form.PDF);
    Files.delete(folder.resolve("metadata.csv"));
    Files.delete(folder.resolve("collections.json"));
  }

  private void measure(int rounds) throws IOException {
    Child.run(List.of(".ci/train"), Map.of());
    for (int round = 0; round < rounds; round++) {
      add(PRODUCT, product(), Map.of());
      Scratch.delete(work.resolve("archive"));
      Scratch.delete(work.resolve("index"));
      served();
      add(LOOP, loop(), Map.of());
      if (hasPoppler()) {
        add(POPPLER, poppler(), Map.of());
      }
    }
    report();
  }

  private void served() throws IOException {
    Path place = Files.createDirectory(work.resolve("served"));
    try (Service service = Service.start(place.resolve("archive"), place.resolve("index"))) {
      Child.run(adding(service, DAILY), Map.of());
      add(SERVED, adding(service, folder), Map.of());
    } finally {
      Scratch.delete(place);
    }
  }

  private static List<String> adding(Service service, Path folder) {
    List<String> command = new ArrayList<>(service.command());
    command.addAll(List.of("add", folder.toString()));
    return command;
  }

  private void add(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    runs.computeIfAbsent(name, unseen -> new ArrayList<>()).add(Child.run(command, environment));
  }

  private List<String> product() {
    return List.of(
        "./findbuch",
        "--archive",
        work.resolve("archive").toString(),
        "--index",
        work.resolve("index").toString(),
        "--lang",
        "en",
        "add",
        folder.toString());
  }

  private List<String> loop() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // as the workers of the product: their heap, their collector, their compiler
        "-Xmx" + 384 * threads + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        BareLoop.class.getName(),
        folder.toString(),
        String.valueOf(threads));
  }

  private List<String> poppler() {
    String each = "find \"$0\" -type f -name '*.pdf' -print0";
    String read = "xargs -0 -P " + threads + " -I{} pdftotext {} /dev/null 2>/dev/null; true";
    return List.of("sh", "-c", each + " | " + read, folder.toString());
  }

  private boolean hasPoppler() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      boolean anyPdf = files.anyMatch(file -> file.toString().endsWith(".pdf"));
      return anyPdf && Files.isExecutable(Path.of("/usr/bin/pdftotext"));
    }
  }

  private void report() throws IOException {
    long files;
    long bytes;
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> all = walk.filter(Files::isRegularFile).toList();
      files = all.size();
      bytes = all.stream().mapToLong(file -> file.toFile().length()).sum();
    }
    Matcher counted = PAGES.matcher(runs.getOrDefault(LOOP, List.of()).getFirst().output());
    long pages = counted.find() ? Long.parseLong(counted.group(1)) : 0;
    Report report =
        new Report(
            "ingest",
            "what",
            "seconds",
            "of the loop",
            "processor seconds",
            "files/s",
            "pages/s",
            "MB/s",
            "peak MB",
            "of it the server");
    report.fact("files", files);
    report.fact("pages", pages);
    report.fact("MB", bytes / MB);
    report.fact("threads", threads);
    report.fact("rounds", runs.getOrDefault(LOOP, List.of()).size());
    double floor = median(LOOP);
    for (String name : runs.keySet()) {
      double seconds = median(name);
      report.row(
          name,
          seconds,
          seconds / floor,
          Sampling.median(of(name).mapToDouble(Run::processors).toArray()),
          files / seconds,
          pages / seconds,
          bytes / MB / seconds,
          of(name).mapToLong(Run::peak).max().orElse(0) / MB,
          of(name).mapToLong(Run::rootPeak).max().orElse(0) / MB);
    }
    report.finish();
    System.out.println("the product's last words: " + lastLine(PRODUCT));
    System.out.println(LOOP + ": " + lastLine(LOOP));
    of(PRODUCT).forEach(run -> System.out.printf(Locale.ROOT, "%.1f ", run.seconds()));
    System.out.println();
  }

  private String lastLine(String name) {
    return of(name).toList().getLast().output().strip().lines().reduce("", (a, b) -> b);
  }

  private double median(String name) {
    return Sampling.median(of(name).mapToDouble(Run::seconds).toArray());
  }

  private Stream<Run> of(String name) {
    return runs.getOrDefault(name, List.of()).stream();
  }
}
