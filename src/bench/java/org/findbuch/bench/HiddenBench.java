package org.findbuch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the time of an answer tells what is hidden: a draft, one in review, an embargoed and an
 * unknown document are asked for in turn, and the middles of their times compared.
 */
public final class HiddenBench {
  private static final int WARMING = 300;
  private static final List<String> ADDRESSES =
      List.of("/d/%s", "/d/%s/v/1/1", "/d/%s/v/1/original", "/api/documents/%s");

  private final Service service;
  private final int requests;
  private final Random order;
  private final HttpClient client = HttpClient.newHttpClient();

  private HiddenBench(Service service, int requests, int seed) {
    this.service = service;
    this.requests = requests;
    this.order = new Random(seed);
  }

  public static void main(String[] written) throws IOException, InterruptedException {
    Arguments arguments = new Arguments(written, "requests", "seed");
    int seed = arguments.number("seed", 1);
    Path folder = Files.createTempDirectory("hidden-");
    try (Service service = Service.start(folder.resolve("archive"), folder.resolve("index"))) {
      int requests = arguments.number("requests", 2_000);
      new HiddenBench(service, requests, seed).run(documents(service, folder), seed);
    } finally {
      Scratch.delete(folder);
    }
  }

  /** A document of each kind, with as much text as the others, and last one that there is not. */
  private static List<Hidden> documents(Service service, Path folder) throws IOException {
    List<Hidden> all = new ArrayList<>();
    for (String kind : List.of("draft", "review", "embargoed")) {
      Path file = folder.resolve(kind + ".txt");
      Files.writeString(file, ("Ein Text für " + kind + ". ").repeat(500));
      String line = run(service, "add", file.toString(), "--draft", "--json");
      String id = new ObjectMapper().readTree(line).path("id").asText();
      if (kind.equals("review")) {
        run(service, "edit", id, "publication=review");
      } else if (kind.equals("embargoed")) {
        run(service, "edit", id, "embargo_until=2199-01-01");
      }
      all.add(new Hidden(kind, id));
    }
    all.add(new Hidden("unknown", "000000000000"));
    return all;
  }

  /** One that nobody outside is to know of. */
  private record Hidden(String kind, String id) {}

  /** How one was answered at an address. */
  private record Answers(Hidden hidden, Sampling times, Set<Integer> statuses) {}

  private static String run(Service service, String... typed) throws IOException {
    List<String> command = new ArrayList<>(service.command());
    command.addAll(List.of(typed));
    return Child.run(command, Map.of()).output().strip().lines().findFirst().orElse("");
  }

  private void run(List<Hidden> documents, int seed) throws IOException, InterruptedException {
    Report report =
        new Report("hidden", "address", "what", "status", "median ms", "p90 ms", "ratio");
    report.fact("requests of each, in turn", requests);
    report.fact("seed", seed);
    for (String address : ADDRESSES) {
      List<Answers> all =
          documents.stream().map(d -> new Answers(d, new Sampling(), new TreeSet<>())).toList();
      List<Answers> turn = new ArrayList<>(all);
      for (int round = -WARMING; round < requests; round++) {
        Collections.shuffle(turn, order);
        for (Answers one : turn) {
          URI asked = service.address(address.formatted(one.hidden().id()));
          long start = System.nanoTime();
          int status = status(asked);
          long taken = System.nanoTime() - start;
          if (round >= 0) {
            one.times().add(taken);
            one.statuses().add(status);
          }
        }
      }
      double unknown = all.getLast().times().p50();
      for (Answers one : all) {
        double median = one.times().p50();
        report.row(
            address,
            one.hidden().kind(),
            one.statuses().toString(),
            median,
            one.times().p90(),
            median / unknown);
      }
    }
    report.finish();
  }

  private int status(URI asked) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(asked).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
  }
}
