package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class MetricsTest {
  /** A sample as the text format 0.0.4 has it: name, labels, value. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*})?"
              + " (NaN|[+-]Inf|-?[0-9.]+(?:[eE][+-]?[0-9]+)?)");

  private static final Pattern TYPE =
      Pattern.compile("# TYPE (\\S+) (counter|gauge|histogram|summary|untyped)");

  @TempDir static Path folder;
  private static OpenWeb web;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    web.add("o.txt", Format.TXT, "Offen", Metadata.NONE, Publication.PUBLISHED);
    web.add("g.txt", Format.TXT, "Geheim", Metadata.NONE, Publication.DRAFT);
    web.index("Seite eins", "Seite zwei");
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void every_line_is_in_prometheus_text_format() throws Exception {
    HttpResponse<String> answer = web.get("/metrics");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    Map<String, String> types = new HashMap<>();
    Set<String> series = new HashSet<>();
    assertThat(answer.body()).endsWith("\n");
    for (String line : answer.body().lines().toList()) {
      Matcher type = TYPE.matcher(line);
      if (type.matches()) {
        assertThat(types.put(type.group(1), type.group(2))).as("once: " + line).isNull();
      } else if (!line.startsWith("# HELP ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(series.add(sample.group(1) + sample.group(2))).as("once: " + line).isTrue();
        String family = sample.group(1).replaceAll("_(bucket|sum|count)$", "");
        assertThat(types.containsKey(sample.group(1)) || types.containsKey(family))
            .as("its type comes before: " + line)
            .isTrue();
      }
    }
  }

  @Test
  void the_buckets_of_a_histogram_rise_to_its_count() throws Exception {
    web.get("/api/search?q=seite");
    List<String> lines =
        web.get("/metrics")
            .body()
            .lines()
            .filter(line -> line.startsWith("findbuch_http_request_duration_seconds"))
            .filter(line -> line.contains("route=\"/api/search\",status=\"2xx\""))
            .toList();
    double before = 0;
    for (String line : lines) {
      if (line.contains("_bucket")) {
        assertThat(value(line)).as(line).isGreaterThanOrEqualTo(before);
        before = value(line);
      }
    }
    assertThat(before).isPositive();
    assertThat(lines)
        .anyMatch(line -> line.contains("_count{") && value(line) >= 1)
        .anyMatch(line -> line.contains("le=\"+Inf\""));
  }

  @Test
  void it_tells_of_queue_ingest_index_workers_and_the_jvm() throws Exception {
    String body = web.get("/metrics").body();
    assertThat(body)
        .contains(
            "findbuch_documents{state=\"searchable\"} 2.0",
            "findbuch_documents{state=\"received\"} 0.0",
            "findbuch_documents_waiting_for_index 0.0",
            "findbuch_files_read_total{outcome=\"unreadable\"} 0.0",
            "findbuch_pages_read_total 0.0",
            "findbuch_reading_seconds_total 0.0",
            "findbuch_index_documents 2.0",
            "findbuch_index_pages 4.0",
            "findbuch_index_complete 1.0",
            "findbuch_workers 1.0",
            "findbuch_workers_busy 0.0",
            "findbuch_worker_starts_total 0.0",
            "findbuch_worker_failures_total{reason=\"too_slow\"} 0.0",
            "jvm_memory_used_bytes{area=\"heap\"}",
            "jvm_gc_collection_seconds_count",
            "jvm_threads_current",
            "process_open_fds",
            "process_start_time_seconds");
    assertThat(body).containsPattern("findbuch_index_size_bytes [1-9]");
  }

  @Test
  void strangers_make_no_labels() throws Exception {
    for (int i = 0; i < 20; i++) {
      web.get("/nirgends-" + i + "?q=Quastenflosser");
      web.get("/d/00000000000" + i);
      web.get("/search?q=Quastenflosser" + i);
    }
    web.send(
        web.request("/health")
            .method("QUASTENFLOSSER", java.net.http.HttpRequest.BodyPublishers.noBody()));
    String body = web.get("/metrics").body();
    assertThat(body).doesNotContainIgnoringCase("quastenflosser").doesNotContain("nirgends");
    assertThat(body).contains("route=\"none\",status=\"4xx\"", "route=\"/d/{id}\",status=\"4xx\"");
  }

  @Test
  void what_a_proxy_passes_on_is_not_answered() throws Exception {
    for (String header :
        new String[] {
          "X-Forwarded-For",
          "x-forwarded-proto",
          "X-Forwarded-Host",
          "X-Forwarded-Server",
          "Forwarded",
          "Via",
          "X-Real-IP",
          "X-Client-IP",
          "X-Cluster-Client-IP",
          "True-Client-IP",
          "Client-IP",
          "CF-Connecting-IP",
          "CF-Ray",
          "Fastly-Client-IP",
          "Fly-Client-IP",
          "CDN-Loop",
          "X-Envoy-External-Address",
          "X-Amzn-Trace-Id",
          "X-Original-URL",
          "X-ProxyUser-Ip",
          "X-Azure-ClientIP"
        }) {
      assertThat(web.get("/metrics", header, "192.0.2.7").statusCode()).as(header).isEqualTo(404);
    }
    String scraper = "X-Prometheus-Scrape-Timeout-Seconds";
    assertThat(web.get("/metrics", scraper, "10", "Accept", "*/*").statusCode()).isEqualTo(200);
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
