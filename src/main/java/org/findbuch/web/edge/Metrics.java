package org.findbuch.web.edge;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.findbuch.document.Fault;
import org.findbuch.document.Site;
import org.findbuch.document.State;
import org.findbuch.ingest.Figures;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.PagePictures;
import org.findbuch.reading.StatusReading;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.Proxies;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests, and gives that and what the rest of the program counts in Prometheus's text
 * format. Labels come from routes and words of our own, never from what a request says.
 */
public final class Metrics {
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Histogram requests =
      Histogram.builder()
          .name("findbuch_http_request_duration_seconds")
          .help("Time to answer a request, by route and class of status")
          .labelNames("route", "status")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .withoutExemplars()
          .register(registry);
  private final Ingestor ingestor;
  private final PagePictures pictures;
  private final StatusReading status;
  private final Site site;
  private boolean complete;

  /** Taken once a scrape, for all that is told of it. */
  private volatile @Nullable Figures figures;

  public Metrics(Ingestor ingestor, PagePictures pictures, StatusReading status, Site site) {
    this.ingestor = ingestor;
    this.pictures = pictures;
    this.status = status;
    this.site = site;
  }

  /** Counts an answer; requests that no route matches count as one route. */
  public void answered(Context http, float millis) {
    Endpoint endpoint = http.endpoints().matchedHttpEndpoint();
    requests
        .labelValues(endpoint == null ? "none" : endpoint.path, http.statusCode() / 100 + "xx")
        .observe(millis / 1_000);
  }

  /** What a proxy passes on comes from somebody outside, whom none of this concerns. */
  public void send(Context http) throws IOException {
    if (Proxies.isPassedOn(http) || isPublicHost(http)) {
      throw Problem.NOT_FOUND.exception();
    }
    completed();
    figures = ingestor.figures();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape(), EscapingScheme.ALLOW_UTF8);
    http.contentType(PrometheusTextFormatWriter.CONTENT_TYPE).result(text.toByteArray());
  }

  /** A proxy that says nothing of itself passes on at least whom the public asked. */
  private boolean isPublicHost(Context http) {
    return site.url() != null && site.url().getAuthority().equalsIgnoreCase(http.header("Host"));
  }

  /** The rest is added at the first scrape, so that no start waits for it. */
  private synchronized void completed() {
    if (complete) {
      return;
    }
    complete = true;
    JvmMetrics.builder().register(registry);
    archive();
    disks();
    ingest();
    workers();
    pictures();
    index();
  }

  private void archive() {
    gauge("findbuch_documents", "Documents by how far they are", "state")
        .callback(
            told -> {
              Figures figures = figures();
              for (State state : State.values()) {
                told.call(
                    (double) figures.archive().states().getOrDefault(state, 0L), state.code());
              }
            })
        .register(registry);
    gauge(
        "findbuch_documents_waiting_for_index",
        "Documents changed since the index saw them",
        now -> now.archive().waitingForIndex());
    gauge("findbuch_pages", "Pages by the state of their text", "state")
        .callback(
            told ->
                figures()
                    .archive()
                    .allPages()
                    .byState()
                    .forEach((state, pages) -> told.call(pages, state.code())))
        .register(registry);
    gauge(
        "findbuch_fixity_checked",
        "Documents compared with their checksums in the present round",
        now -> now.fixity().checked());
    gauge(
        "findbuch_fixity_damaged",
        "Documents and collections that are not what was stored",
        now -> now.fixity().damaged().size());
    gauge(
        "findbuch_fixity_completed_timestamp_seconds",
        "When the last whole round ended, 0 before the first",
        now -> seconds(now.fixity().completed()));
  }

  private void disks() {
    gauge("findbuch_disk_free_bytes", "Room left on the disk of a folder", "folder")
        .callback(
            told ->
                status
                    .disks()
                    .rooms()
                    .forEach((name, room) -> told.call((double) room.freeBytes(), name)))
        .register(registry);
    gauge("findbuch_disk_size_bytes", "Size of the disk of a folder", "folder")
        .callback(
            told ->
                status
                    .disks()
                    .rooms()
                    .forEach((name, room) -> told.call((double) room.totalBytes(), name)))
        .register(registry);
    gauge("findbuch_ready", "1 when nothing stands in the way, else 0")
        .callback(told -> told.call(status.readiness().obstacles().isEmpty() ? 1 : 0))
        .register(registry);
  }

  private void ingest() {
    counter("findbuch_files_read", "Files read since the start, by outcome", "outcome")
        .callback(told -> figures().read().files().forEach((kind, n) -> told.call(n, kind)))
        .register(registry);
    counter("findbuch_pages_read", "Pages read since the start", now -> now.read().pages());
    counter(
        "findbuch_reading_seconds",
        "Time spent on reading files, all workers added up",
        now -> now.read().seconds());
  }

  private void workers() {
    gauge("findbuch_workers", "Workers that may read at a time", now -> now.workers().most());
    gauge("findbuch_workers_busy", "Workers that are reading a file", now -> now.workers().busy());
    counter("findbuch_worker_starts", "Worker processes started", now -> now.workers().starts());
    counter("findbuch_worker_failures", "Worker processes lost over a file, by why", "reason")
        .callback(
            told -> {
              Figures figures = figures();
              for (Fault why :
                  new Fault[] {Fault.TOO_SLOW, Fault.OUT_OF_MEMORY, Fault.READER_DIED}) {
                told.call(figures.workers().failures().getOrDefault(why, 0L), why.code());
              }
            })
        .register(registry);
  }

  private void pictures() {
    counter("findbuch_page_pictures", "Pictures of pages since the start, by outcome", "outcome")
        .callback(
            told -> {
              PagePictures.Counts counts = pictures.counts();
              told.call((double) counts.drawn(), "drawn");
              told.call((double) counts.found(), "found");
              told.call((double) counts.failed(), "failed");
            })
        .register(registry);
    gauge("findbuch_previews", "Pictures of pages that are kept")
        .callback(told -> told.call((double) pictures.counts().files()))
        .register(registry);
    gauge("findbuch_previews_size_bytes", "Disk that they take")
        .callback(told -> told.call((double) pictures.counts().bytes()))
        .register(registry);
  }

  private void index() {
    gauge(
        "findbuch_index_documents",
        "Documents that a search looks through",
        now -> now.index().documents());
    gauge("findbuch_index_pages", "Pages that a search looks through", now -> now.index().pages());
    gauge("findbuch_index_size_bytes", "Disk that the index takes", now -> now.index().bytes());
    gauge(
        "findbuch_index_complete",
        "1 when searches are answered, 0 while the first is built",
        now -> now.generation().complete() ? 1 : 0);
    gauge("findbuch_index_generation", "1, with the name of the generation", "name")
        .callback(told -> told.call(1, figures().generation().name()))
        .register(registry);
    counter(
        "findbuch_index_refreshes",
        "Batches of changes brought into the index",
        now -> now.refreshed().times());
    gauge(
        "findbuch_index_last_refresh_timestamp_seconds",
        "When the last one was",
        now -> seconds(now.refreshed().last()));
  }

  private static double seconds(@Nullable Instant moment) {
    return moment == null ? 0 : moment.toEpochMilli() / 1e3;
  }

  private Figures figures() {
    Figures now = figures;
    if (now == null) {
      throw new IllegalStateException("nothing has been counted yet");
    }
    return now;
  }

  private void gauge(String name, String help, ToDoubleFunction<Figures> figure) {
    gauge(name, help)
        .callback(told -> told.call(figure.applyAsDouble(figures())))
        .register(registry);
  }

  private void counter(String name, String help, ToDoubleFunction<Figures> figure) {
    counter(name, help)
        .callback(told -> told.call(figure.applyAsDouble(figures())))
        .register(registry);
  }

  private static GaugeWithCallback.Builder gauge(String name, String help, String... labels) {
    return GaugeWithCallback.builder().name(name).help(help).labelNames(labels);
  }

  private static CounterWithCallback.Builder counter(String name, String help, String... labels) {
    return CounterWithCallback.builder().name(name).help(help).labelNames(labels);
  }
}
