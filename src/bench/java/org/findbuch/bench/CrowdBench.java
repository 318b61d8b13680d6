package org.findbuch.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.CorpusFolder;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;

/**
 * What a crowd notices: so many connections that search without a pause, alone and while files are
 * added, and how long {@code /health} takes beside them. Whoever asks shares the processors with
 * who answers, so the times are of both.
 */
public final class CrowdBench {
  private static final long HEALTH_EVERY_MILLIS = 50;

  private final Service service;
  private final List<SampledQuery> questions;
  private final int connections;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger next = new AtomicInteger();

  private CrowdBench(Service service, List<SampledQuery> questions, int connections) {
    this.service = service;
    this.questions = questions;
    this.connections = connections;
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments =
        new Arguments(
            written, "documents", "pages", "seed", "seconds", "connections", "files", "folder");
    Corpus corpus = corpus(arguments, "documents", 2_000, arguments.number("seed", 1));
    Path folder = Path.of(arguments.text("folder", "target/bench/" + SearchFolder.name(corpus)));
    SearchFolder data = SearchFolder.of(corpus, folder);
    Path files = Files.createTempDirectory("crowd-");
    Corpus more = corpus(arguments, "files", 300, 4711);
    CorpusFolder.write(more, files, CorpusFolder.Form.PDF);
    Files.delete(files.resolve("metadata.csv"));
    Files.delete(files.resolve("collections.json"));
    Map<String, String> unlimited = Map.of("FINDBUCH_LIMITS_SEARCHES_A_MINUTE", "0");
    try (Service service = Service.start(data.archive(), data.index(), unlimited)) {
      new CrowdBench(
              service, Queries.of(corpus).sample(2, 2_000), arguments.number("connections", 200))
          .run(arguments.number("seconds", 60), files);
    } finally {
      Scratch.delete(files);
    }
  }

  private static Corpus corpus(Arguments arguments, String count, int usual, long seed)
      throws IOException {
    return Corpus.from(
        Corpus.DEMO, seed, arguments.number(count, usual), arguments.number("pages", 10));
  }

  private void run(int seconds, Path files) throws IOException, InterruptedException {
    Report report =
        new Report(
            "crowd",
            "meanwhile",
            "searches",
            "failed",
            "p50 ms",
            "p99 ms",
            "health p50 ms",
            "health p99 ms",
            "health failed");
    report.fact("connections", connections);
    look(seconds / 3);
    row(report, "nothing", look(seconds));
    List<String> add = new ArrayList<>(service.command());
    add.addAll(List.of("add", files.toString()));
    Process adding = new ProcessBuilder(add).redirectErrorStream(true).start();
    row(report, "files are added", look(seconds));
    adding.destroy();
    report.finish();
  }

  private record Seen(Sampling searches, Sampling health, AtomicInteger failed, AtomicInteger ill) {
    Seen() {
      this(new Sampling(), new Sampling(), new AtomicInteger(), new AtomicInteger());
    }
  }

  private Seen look(int seconds) {
    Seen seen = new Seen();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        threads.execute(() -> search(end, seen));
      }
      threads.execute(() -> health(end, seen));
    }
    return seen;
  }

  private void search(long end, Seen seen) {
    while (System.nanoTime() < end) {
      SampledQuery question = questions.get(next.getAndIncrement() % questions.size());
      ask(client, service.address(question.address()), seen.searches(), seen.failed());
    }
  }

  private void health(long end, Seen seen) {
    HttpClient own = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      while (System.nanoTime() < end) {
        ask(own, service.address("/health"), seen.health(), seen.ill());
        Thread.sleep(HEALTH_EVERY_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void ask(HttpClient client, URI address, Sampling times, AtomicInteger failed) {
    long start = System.nanoTime();
    try {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 200) {
        failed.incrementAndGet();
      }
    } catch (IOException broken) {
      failed.incrementAndGet();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    synchronized (times) {
      times.add(System.nanoTime() - start);
    }
  }

  private static void row(Report report, String meanwhile, Seen seen) {
    report.row(
        meanwhile,
        seen.searches().count(),
        seen.failed().get(),
        seen.searches().p50(),
        seen.searches().p99(),
        seen.health().p50(),
        seen.health().p99(),
        seen.ill().get());
  }
}
