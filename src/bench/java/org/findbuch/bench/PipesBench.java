package org.findbuch.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.findbuch.document.Format;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.hostile.HostileFiles;

/**
 * Our workers beside Tika's {@code PipesParser}, the other way to read files in processes of their
 * own: the same PDFs by the same reader, as many processes as cores, the same heap and time limit;
 * then a file that takes longer than the limit, and what becomes of the next.
 */
public final class PipesBench {
  private static final int LIMIT_SECONDS = 5;
  private static final String OWN = "own workers";
  private static final String PIPES = "PipesParser";

  private final Path work;
  private final Path folder;
  private final List<Path> files;
  private final int workers = Runtime.getRuntime().availableProcessors();

  private PipesBench(Path work, Path folder, List<Path> files) {
    this.work = work;
    this.folder = folder;
    this.files = files;
  }

  public static void main(String[] written) throws Exception {
    Arguments arguments = new Arguments(written, "folder", "files", "rounds");
    Path work = Files.createTempDirectory("pipes-");
    Path folder = Path.of(arguments.text("folder", "src/demo/documents")).toAbsolutePath();
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(file -> file.toString().endsWith(".pdf"))
              .sorted()
              .limit(arguments.number("files", 200))
              .toList();
      new PipesBench(work, folder, files).run(arguments.number("rounds", 3));
    } finally {
      Scratch.delete(work);
    }
  }

  /** What came of a file in a word, and how many characters were read. */
  private record Outcome(String word, long characters) {}

  private interface Reader extends Closeable {
    Outcome read(Path file) throws Exception;
  }

  private void run(int rounds) throws Exception {
    Report report =
        new Report(
            "pipes",
            "what",
            "seconds",
            "processor seconds",
            "characters",
            "costly file, s",
            "next file, s",
            "came of it");
    report.fact("files", files.size());
    report.fact("processes", workers);
    for (int round = 0; round < rounds; round++) {
      row(report, PIPES);
      row(report, OWN);
    }
    report.finish();
  }

  private void row(Report report, String what) throws Exception {
    double processors = Child.processors();
    long start = System.nanoTime();
    Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    LongAdder characters = new LongAdder();
    double seconds;
    double used;
    try (Reader reader = open(what, folder)) {
      all(reader, outcomes, characters);
      seconds = seconds(start);
      used = Child.processors() - processors;
    }
    Path hostile = Files.createDirectories(work.resolve("hostile"));
    HostileFiles.writeDeadly(hostile);
    Path next =
        Files.copy(
            files.getFirst(),
            hostile.resolve("next.pdf"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (Reader reader = open(what, hostile)) {
      reader.read(next);
      start = System.nanoTime();
      String became = reader.read(hostile.resolve("pdf-flate-text-bomb/a.pdf")).word();
      double costly = seconds(start);
      start = System.nanoTime();
      String after = reader.read(next).word();
      double last = seconds(start);
      String words = new TreeMap<>(outcomes) + "; " + became + ", " + after;
      report.row(what, seconds, used, characters.sum(), costly, last, words);
    }
  }

  private void all(Reader reader, Map<String, Integer> outcomes, LongAdder characters)
      throws Exception {
    List<Exception> failed = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (Path file : files) {
        threads.execute(
            () -> {
              try {
                Outcome outcome = reader.read(file);
                outcomes.merge(outcome.word(), 1, Integer::sum);
                characters.add(outcome.characters());
              } catch (Exception e) {
                failed.add(e);
              }
            });
      }
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
  }

  private Reader open(String what, Path root) throws Exception {
    return what.equals(OWN) ? own() : pipes(root);
  }

  private Reader own() throws IOException {
    Limits usual = Limits.DEFAULTS;
    Limits limits =
        new Limits(
            LIMIT_SECONDS,
            LIMIT_SECONDS,
            0,
            usual.inflatedBytes(),
            usual.inflationRatio(),
            usual.entries(),
            usual.depth(),
            usual.megapixels(),
            usual.pages(),
            usual.characters());
    Extractor extractor =
        new WorkerPool(
            List.of("org.findbuch.Main", "worker"),
            workers,
            limits,
            Files.createDirectories(work.resolve("own")));
    return new Reader() {
      @Override
      public Outcome read(Path file) throws Exception {
        LongAdder characters = new LongAdder();
        Extraction extraction =
            extractor.read(file, Format.PDF, page -> characters.add(page.text().length()));
        String why = extraction.why().map(fault -> " " + fault).orElse("");
        return new Outcome(extraction.getClass().getSimpleName() + why, characters.sum());
      }

      @Override
      public void close() throws IOException {
        extractor.close();
      }
    };
  }

  private Reader pipes(Path root) throws Exception {
    Path config = work.resolve("tika.xml");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        config,
        """
        <properties>
          <parsers><parser class="%s"/></parsers>
          <fetchers><fetcher class="org.apache.tika.pipes.fetcher.fs.FileSystemFetcher"><params>
            <name>files</name><basePath>%s</basePath>
          </params></fetcher></fetchers>
          <pipes><params>
            <tikaConfig>%s</tikaConfig><javaPath>%s</javaPath><numClients>%d</numClients>
            <timeoutMillis>%d</timeoutMillis><maxFilesProcessedPerProcess>1000</maxFilesProcessedPerProcess>
            <maxForEmitBatchBytes>-1</maxForEmitBatchBytes>
            <forkedJvmArgs><arg>-Xmx384m</arg><arg>-XX:+UseSerialGC</arg></forkedJvmArgs>
          </params></pipes>
        </properties>
        """
            .formatted(
                OwnPdfParser.class.getName(), root, config, java, workers, LIMIT_SECONDS * 1_000));
    PipesParser parser = new PipesParser(PipesConfig.load(config));
    return new Reader() {
      @Override
      public Outcome read(Path file) throws Exception {
        String name = root.relativize(file).toString();
        FetchEmitTuple task =
            new FetchEmitTuple(name, new FetchKey("files", name), new EmitKey("", ""));
        PipesResult result = parser.parse(task);
        return new Outcome(result.getStatus().name(), characters(result));
      }

      @Override
      public void close() throws IOException {
        parser.close();
      }
    };
  }

  private static long characters(PipesResult result) {
    if (result.getEmitData() == null) {
      return 0;
    }
    return result.getEmitData().getMetadataList().stream()
        .map(metadata -> metadata.get(TikaCoreProperties.TIKA_CONTENT))
        .filter(Objects::nonNull)
        .mapToLong(String::length)
        .sum();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
