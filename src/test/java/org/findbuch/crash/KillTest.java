package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.findbuch.Seed;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Sha256;
import org.findbuch.ocfl.OcflValidator;
import org.findbuch.staff.Act;
import org.findbuch.staff.sql.SqlDesk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty kills ({@code -Dfindbuch.kills}), one archive: whatever was acknowledged is there, once,
 * and nothing is damaged.
 */
@Tag("crash")
@Timeout(value = 1, unit = TimeUnit.DAYS)
class KillTest {
  private static final int KILLS = Integer.getInteger("findbuch.kills", 50);
  private static final int FILES_A_ROUND = 6;
  private static final String STEP = "step ";
  private static final String NO_STEP = "(none)";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Steps after which a file is on its way: the intent stands, the search does not know yet. */
  private static final Set<String> ON_THE_WAY =
      Set.of(
          "receive.intent",
          "receive.object",
          "receive.forced",
          "receive.row",
          "text.pages",
          "text.finished",
          "queue.read");

  @TempDir Path folder;

  @RegisterExtension final Seed seed = new Seed();
  private final Random random = seed.random();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Integer> histogram = new TreeMap<>();

  @Test
  void kills_lose_nothing_that_was_acknowledged_and_store_nothing_twice() throws Exception {
    System.out.println(KILLS + " kills with " + seed);
    String key = Program.run(folder, "token", "add", "test", "--role", "editor").out().getLast();
    for (int round = 0; round < KILLS; round++) {
      if (round % 2 == 0) {
        killAnAdd(round);
      } else {
        killAServer(round, key);
      }
    }
    histogram.forEach((step, count) -> System.out.printf("killed after %-18s %d%n", step, count));
    checkAll();
    int onTheWay =
        histogram.entrySet().stream()
            .filter(e -> ON_THE_WAY.contains(e.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    assertThat(onTheWay)
        .as("kills between intent and searchable: %s", histogram)
        .isGreaterThanOrEqualTo(KILLS / 2);
  }

  private void killAnAdd(int round) throws Exception {
    Path files = files(round);
    try (Program program = Program.start(folder, crash(), "add", files.toString(), "--json")) {
      Thread killer = killSometime(program);
      for (String line = program.line(); line != null; line = program.line()) {
        acknowledge(line, files);
      }
      program.waitFor();
      killer.join();
      count(program);
    }
  }

  private void killAServer(int round, String key) throws Exception {
    Path files = files(round);
    try (Program program = Program.start(folder, crash(), "serve", "--port", "0")) {
      String address = program.address();
      if (address != null) {
        Thread killer = killSometime(program);
        upload(address, key, files);
        killer.join();
      }
      program.kill();
      program.waitFor();
      count(program);
    }
  }

  /** Most kills wait for a random step, the others for a random moment. */
  private Map<String, String> crash() {
    int step = random.nextInt(5) < 4 ? 1 + random.nextInt(7 * FILES_A_ROUND) : Integer.MAX_VALUE;
    return Map.of("FINDBUCH_CRASH_AT", "any:" + step);
  }

  private Thread killSometime(Program program) {
    int millis = random.nextInt(1_500);
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                // Before the first step there is nothing that a kill could harm.
                while (program.isAlive() && lastStep(program).equals(NO_STEP)) {
                  Thread.sleep(5);
                }
                Thread.sleep(millis);
              } catch (InterruptedException impossible) {
                Thread.currentThread().interrupt();
              }
              program.kill();
            });
  }

  private void count(Program program) {
    histogram.merge(lastStep(program), 1, Integer::sum);
  }

  private static String lastStep(Program program) {
    return program.errors().stream()
        .filter(line -> line.startsWith(STEP))
        .map(line -> line.substring(STEP.length()))
        .reduce(NO_STEP, (first, second) -> second);
  }

  private Path files(int round) throws IOException {
    Path files = Files.createDirectories(folder.resolve("in/" + round));
    for (int i = 0; i < FILES_A_ROUND; i++) {
      String text = "Bericht %d aus Runde %d, Kennwort wort%dx%d.".formatted(i, round, round, i);
      Files.writeString(files.resolve("bericht-" + round + "-" + i + ".txt"), text);
    }
    return files;
  }

  private void acknowledge(String line, Path files) throws IOException {
    JsonNode result = JSON.readTree(line);
    if (result.path("outcome").asText().equals("added")) {
      Path file = files.resolve(Path.of(result.path("file").asText()).getFileName());
      acknowledged.put(result.path("id").asText(), Files.readString(file));
    }
  }

  private void upload(String address, String key, Path files) throws Exception {
    List<Path> all;
    try (var list = Files.list(files)) {
      all = list.toList();
    }
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService uploads = Executors.newFixedThreadPool(3)) {
      for (Path file : all) {
        uploads.execute(() -> upload(client, address, key, file));
      }
    }
  }

  private void upload(HttpClient client, String address, String key, Path file) {
    try {
      String text = Files.readString(file);
      String boundary = "grenze";
      String body =
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
              .formatted(boundary, file.getFileName(), text, boundary);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/api/documents"))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 201) {
        acknowledged.put(JSON.readTree(answer.body()).path("id").asText(), text);
      }
    } catch (IOException killed) {
      // What was not answered was not acknowledged.
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkAll() throws Exception {
    Path all = Files.createDirectories(folder.resolve("in"));
    Program.Result added = Program.run(folder, "add", all.toString(), "--json");
    assertThat(added.exitCode()).as("%s", added).isZero();
    Program.Result check = Program.run(folder, "check");
    assertThat(check.exitCode()).as("check: %s", check.out()).isZero();
    Path objects = folder.resolve("archive/ocfl");
    assertThat(OcflValidator.validate(objects)).isEmpty();
    assertThat(OcflValidator.objects(objects)).isEqualTo(KILLS * FILES_A_ROUND);
    List<JsonNode> documents = new ArrayList<>();
    for (String line : Program.run(folder, "list", "--json").out()) {
      documents.add(JSON.readTree(line));
    }
    assertThat(documents).hasSize(KILLS * FILES_A_ROUND);
    try (SqlDesk desk = SqlDesk.open(folder.resolve("archive/desk.sqlite"))) {
      assertThat(desk.acts("", 10 * KILLS * FILES_A_ROUND))
          .as("each was added by somebody, once")
          .filteredOn(act -> act.act().equals("add"))
          .extracting(Act::subject)
          .containsExactlyInAnyOrderElementsOf(
              documents.stream().map(d -> d.path("id").asText()).toList());
    }
    assertThat(documents.stream().map(d -> d.at("/originals/0/sha256").asText()).distinct())
        .hasSize(KILLS * FILES_A_ROUND);
    assertThat(documents.stream().map(d -> d.path("id").asText()))
        .containsAll(acknowledged.keySet());
    assertThat(acknowledged).isNotEmpty();
    System.out.printf("%d acknowledged, 0 lost, 0 twice%n", acknowledged.size());
    for (Map.Entry<String, String> entry : acknowledged.entrySet()) {
      Path copy = folder.resolve("copy.txt");
      Files.writeString(copy, entry.getValue());
      Sha256 sha256 = Sha256.of(copy);
      assertThat(entry.getKey()).isEqualTo(DocumentId.of(sha256, DocumentId.SHORTEST).value());
    }
  }
}
