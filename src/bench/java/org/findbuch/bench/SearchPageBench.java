package org.findbuch.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.Queries;
import org.findbuch.bench.corpus.SampledQuery;

/**
 * What the page of a search costs who looks for the first time, in bytes that go over the wire with
 * its style sheets and scripts but without fonts and pictures; and how long the service takes for
 * it, beside the JSON of the same search, which is asked before it and after it in turn. Then the
 * table of topics and years over the same documents, which asks most of the index at once.
 */
public final class SearchPageBench {
  private static final int ROUNDS = 5;
  private static final int FULL = 10;
  private static final Pattern LOADED =
      Pattern.compile("(?:<link rel=\"stylesheet\" href|<script[^>]* src)=\"([^\"]+)\"");
  private static final String HIT = "<article class=\"hit\"";

  private final Service service;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SearchPageBench(Service service) {
    this.service = service;
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments =
        new Arguments(written, "documents", "pages", "seed", "requests", "folder", "service");
    Corpus corpus = arguments.corpus(5_000);
    Path folder = Path.of(arguments.text("folder", "target/bench/" + SearchFolder.name(corpus)));
    SearchFolder data = SearchFolder.of(corpus, folder);
    Map<String, String> unlimited = Map.of("FINDBUCH_LIMITS_SEARCHES_A_MINUTE", "0");
    String[] options = arguments.text("service", "-XX:+UseSerialGC").split(" ", -1);
    try (Service service = Service.start(data.archive(), data.index(), unlimited, options)) {
      Report report = new Report("search-page", "what", "p50", "p90", "most", "of the JSON");
      report.fact("documents", corpus.documents());
      report.fact("pages of each", corpus.pages());
      report.fact("seed", corpus.seed());
      new SearchPageBench(service)
          .run(Queries.of(corpus), arguments.number("requests", 400), report);
      report.finish();
    }
  }

  private void run(Queries questions, int requests, Report report)
      throws IOException, InterruptedException {
    report.fact("questions of each round", requests);
    report.fact("rounds", ROUNDS);
    for (String coding : List.of("identity", "gzip")) {
      times(questions, requests, coding, report);
    }
    weight(questions.sample(2, requests), report);
    overview(report);
  }

  /** Each figure is the middle one of the rounds; the first one warms up. */
  private void times(Queries questions, int requests, String coding, Report report)
      throws IOException, InterruptedException {
    List<Sampling> json = new ArrayList<>();
    List<Sampling> page = new ArrayList<>();
    for (int round = -1; round < ROUNDS; round++) {
      Sampling ofJson = new Sampling();
      Sampling ofPage = new Sampling();
      boolean pageFirst = false;
      for (SampledQuery question : questions.sample(10L + round, requests)) {
        if (pageFirst) {
          ofPage.add(nanos(page(question), coding));
        }
        ofJson.add(nanos(question.address(), coding));
        if (!pageFirst) {
          ofPage.add(nanos(page(question), coding));
        }
        pageFirst = !pageFirst;
      }
      if (round >= 0) {
        json.add(ofJson);
        page.add(ofPage);
      }
    }
    double floor = row(report, "JSON, " + coding + ", ms", json, Double.NaN);
    row(report, "page, " + coding + ", ms", page, floor);
  }

  private static double row(Report report, String what, List<Sampling> rounds, double floor) {
    double p50 = Sampling.median(rounds.stream().mapToDouble(Sampling::p50).toArray());
    double p90 = Sampling.median(rounds.stream().mapToDouble(Sampling::p90).toArray());
    double most = rounds.stream().mapToDouble(each -> each.percentile(100)).max().orElseThrow();
    report.row(what, p50, p90, most, Double.isNaN(floor) ? 1.0 : p50 / floor);
    return p50;
  }

  private static String page(SampledQuery question) {
    return question.address().replaceFirst("^/api", "");
  }

  private long nanos(String path, String coding) throws IOException, InterruptedException {
    long start = System.nanoTime();
    get(path, coding);
    return System.nanoTime() - start;
  }

  /** Of the pages that show ten hits. */
  private void weight(List<SampledQuery> questions, Report report)
      throws IOException, InterruptedException {
    List<Double> pages = new ArrayList<>();
    Set<String> loaded = new LinkedHashSet<>();
    for (SampledQuery question : questions) {
      String html = new String(get(page(question), "identity").body(), StandardCharsets.UTF_8);
      if (html.split(HIT, -1).length - 1 == FULL) {
        pages.add(wire(page(question)));
        Matcher assets = LOADED.matcher(html);
        while (assets.find()) {
          loaded.add(assets.group(1));
        }
      }
    }
    double assets = 0;
    for (String asset : loaded) {
      double bytes = wire(asset);
      assets += bytes;
      report.fact("bytes of " + asset.replaceFirst(".*/", ""), Math.round(bytes));
    }
    report.fact("pages with ten hits that were weighed", pages.size());
    double[] whole = new double[pages.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = pages.get(i) + assets;
    }
    Arrays.sort(whole);
    report.row(
        "first visit, gzip, bytes",
        whole[whole.length / 2],
        whole[whole.length * 9 / 10],
        whole[whole.length - 1],
        "");
  }

  /** Heads and body of an answer as a browser asks for it. */
  private double wire(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(path, "gzip, deflate, br, zstd");
    int heads =
        answer.headers().map().entrySet().stream()
            .flatMap(head -> head.getValue().stream().map(value -> head.getKey() + ": " + value))
            .mapToInt(line -> line.length() + 2)
            .sum();
    return answer.body().length + heads;
  }

  private void overview(Report report) throws IOException, InterruptedException {
    Sampling times = new Sampling();
    for (int i = -FULL; i < 5 * FULL; i++) {
      long nanos = nanos("/ueberblick", "gzip");
      if (i >= 0) {
        times.add(nanos);
      }
    }
    report.row("topics and years, ms", times.p50(), times.p90(), times.percentile(100), "");
  }

  private HttpResponse<byte[]> get(String path, String coding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.address(path)).header("Accept-Encoding", coding).build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answers " + answer.statusCode());
    }
    return answer;
  }
}
