package org.findbuch.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.findbuch.bench.corpus.SampledQuery;

/**
 * People who search, so many times a second whether or not the last answer has come. A time runs
 * from the moment when the question was due, so that a service that stands still is seen to.
 */
final class SteadySearch implements Closeable {
  private static final long EVERY_NANOS = 1_000_000_000L / 20;

  private final Service service;
  private final List<SampledQuery> questions;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private Sampling times = new Sampling();
  private int asked;
  private int failed;

  SteadySearch(Service service, List<SampledQuery> questions) {
    this.service = service;
    this.questions = questions;
  }

  /** What was found since somebody last looked. */
  record Figures(int searches, int failed, double p50, double p99, double slowest) {}

  void begin() {
    long first = System.nanoTime();
    var _ =
        clock.scheduleAtFixedRate(
            () -> ask(first + asked * EVERY_NANOS), 0, EVERY_NANOS, TimeUnit.NANOSECONDS);
  }

  private void ask(long due) {
    SampledQuery question = questions.get(asked++ % questions.size());
    HttpRequest request = HttpRequest.newBuilder(service.address(question.address())).build();
    var _ =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
            .whenComplete(
                (answer, wrong) ->
                    answered(System.nanoTime() - due, wrong == null && answer.statusCode() == 200));
  }

  private synchronized void answered(long nanos, boolean well) {
    times.add(nanos);
    failed += well ? 0 : 1;
  }

  synchronized Figures look() {
    Figures figures =
        new Figures(times.count(), failed, times.p50(), times.p99(), times.percentile(100));
    times = new Sampling();
    failed = 0;
    return figures;
  }

  /** Lets them search for a while and says how long it took. */
  Figures lookAfter(int seconds) throws IOException {
    look();
    try {
      Thread.sleep(seconds * 1_000L);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
    return look();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    client.shutdownNow();
  }
}
