package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.findbuch.Seed;
import org.findbuch.ocfl.OcflValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way back after a disaster, gone with the real program. */
@Tag("crash")
class BackupKillTest {
  private static final int DOCUMENTS = 30;
  private static final int QUERIES = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;

  @RegisterExtension final Seed seed = new Seed();
  private final Random random = seed.random();
  private final List<String> words = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Path source;
  private Path target;

  @BeforeEach
  void folders() {
    System.out.println("backups with " + seed);
    source = temporary.resolve("source");
    target = temporary.resolve("backup");
  }

  @Test
  void a_backup_made_while_others_upload_and_search_brings_the_same_answers_back()
      throws Exception {
    Path files = documents("bericht", DOCUMENTS);
    String key = Program.run(source, "token", "add", "test", "--role", "editor").out().getLast();
    assertThat(Program.run(source, "add", files.toString()).exitCode()).isZero();
    List<String> queries = queries();
    Map<String, JsonNode> answers;
    try (Program server = Program.start(source, Map.of(), "serve", "--port", "0")) {
      String address = address(server);
      Map<String, JsonNode> before = ask(address, queries);
      assertThat(before.values()).anyMatch(answer -> answer.path("total").asInt() > 1);
      backUpWhileOthersWork(address, key, queries, ids(before));
      // Nobody uploads any more: this one holds what the answers come from.
      Program.Result second = Program.run(source, "backup", target.toString(), "--json");
      assertThat(second.exitCode()).as("%s", second).isZero();
      awaitSearchable(address);
      answers = ask(address, queries);
    }
    Path back = temporary.resolve("back");
    Program.Result restored = Program.run(back, "restore", target.toString());
    assertThat(restored.exitCode()).as("%s", restored).isZero();
    assertThat(restored.out()).contains("All is well.");
    try (Program server = Program.start(back, Map.of(), "serve", "--port", "0")) {
      assertThat(ask(address(server), queries)).isEqualTo(answers);
      Program.Result refused = Program.run(back, "restore", target.toString());
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).singleElement().asString().contains("(serve) holds the archive");
    }
    Program.Result refused = Program.run(back, "restore", target.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(String.join("", refused.err())).contains("is not empty");
  }

  private void backUpWhileOthersWork(
      String address, String key, List<String> queries, Map<String, Set<String>> before)
      throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService others = Executors.newFixedThreadPool(3);
        AutoCloseable _ = () -> enough.set(true)) {
      List<Future<Integer>> uploads = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int own = thread;
        uploads.add(others.submit(() -> upload(address, key, own, enough)));
      }
      Future<Integer> searches =
          others.submit(
              () -> {
                int asked = 0;
                while (!enough.get()) {
                  assertThat(ids(ask(address, queries))).isEqualTo(before);
                  asked += queries.size();
                }
                return asked;
              });
      Program.Result first = Program.run(source, "backup", target.toString(), "--json");
      enough.set(true);
      assertThat(first.exitCode()).as("%s", first).isZero();
      System.out.printf(
          "backup %s while %d uploads and %d searches%n",
          first.out().getLast(), uploads.get(0).get() + uploads.get(1).get(), searches.get());
      assertThat(uploads.get(0).get() + uploads.get(1).get()).isPositive();
    }
  }

  @Test
  void a_killed_backup_and_a_killed_restore_are_made_good_by_the_next() throws Exception {
    Program.run(source, "add", documents("bericht", DOCUMENTS).toString());
    assertThat(Program.run(source, "backup", target.toString()).exitCode()).isZero();
    Program.run(source, "add", documents("nachtrag", DOCUMENTS).toString());
    kill(source, "backup", target, "backup.object:" + (DOCUMENTS + random.nextInt(DOCUMENTS)));

    Path early = temporary.resolve("early");
    kill(early, "restore", target, "restore.object:" + (1 + random.nextInt(DOCUMENTS)));
    Program.Result list = Program.run(early, "list");
    assertThat(list.exitCode()).isEqualTo(1);
    assertThat(String.join("", list.err())).contains("only partly restored");
    Program.Result restored = Program.run(early, "restore", target.toString());
    assertThat(restored.exitCode()).as("%s", restored).isEqualTo(3);
    assertThat(restored.out()).contains("All is well.", "An earlier try was brought to its end.");
    assertThat(restored.err()).anyMatch(line -> line.contains("was never finished"));
    assertThat(titles(early)).filteredOn(title -> title.startsWith("Bericht")).hasSize(DOCUMENTS);

    kill(source, "backup", target, "backup.published:1");
    Program.Result finished = Program.run(source, "backup", target.toString(), "--json");
    assertThat(finished.exitCode()).as("%s", finished).isZero();
    assertThat(JSON.readTree(finished.out().getLast()).path("documents").asInt())
        .isEqualTo(2 * DOCUMENTS);
    Path late = temporary.resolve("late");
    assertThat(Program.run(late, "restore", target.toString()).exitCode()).isZero();
    assertThat(titles(late)).hasSize(2 * DOCUMENTS);
    for (Path root : List.of(target, source.resolve("archive"), late.resolve("archive"))) {
      assertThat(OcflValidator.validate(root.resolve("ocfl"))).as("%s", root).isEmpty();
    }
  }

  private static void kill(Path folder, String command, Path backup, String step) throws Exception {
    Map<String, String> crash = Map.of("FINDBUCH_CRASH_AT", step);
    try (Program program = Program.start(folder, crash, command, backup.toString())) {
      assertThat(program.waitFor()).as("%s", program.errors()).isEqualTo(137);
    }
  }

  private static List<String> titles(Path folder) throws Exception {
    List<String> titles = new ArrayList<>();
    for (String line : Program.run(folder, "list", "--json").out()) {
      titles.add(JSON.readTree(line).path("title").asText());
    }
    return titles;
  }

  private Path documents(String name, int count) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name));
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < 60; n++) {
        String word = word("bdgklmnrst");
        words.add(word);
        text.append(word).append(n % 9 == 8 ? ". " : " ");
      }
      Files.writeString(folder.resolve(name + "-" + i + ".txt"), text);
    }
    return folder;
  }

  private String word(String consonants) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      word.append(consonants.charAt(random.nextInt(consonants.length())))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return word.append('n').toString();
  }

  /** One word, two words, a phrase, a beginning: from what the documents say. */
  private List<String> queries() {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      int at = random.nextInt(words.size() - 1);
      String one = words.get(at);
      String next = words.get(at + 1);
      queries.add(
          switch (i % 4) {
            case 0 -> one;
            case 1 -> one + " " + next;
            case 2 -> "\"" + one + " " + next + "\"";
            default -> one.substring(0, 4) + "*";
          });
    }
    return queries;
  }

  private Map<String, JsonNode> ask(String address, List<String> queries) throws Exception {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    for (String query : queries) {
      String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/api/search?size=50&q=" + q)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      ObjectNode json = (ObjectNode) JSON.readTree(answer.body());
      json.remove("took_ms");
      answers.put(query, json);
    }
    return answers;
  }

  /** What others upload meanwhile moves scores, not matches. */
  private static Map<String, Set<String>> ids(Map<String, JsonNode> answers) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    answers.forEach(
        (query, answer) -> {
          Set<String> found = new TreeSet<>();
          answer.path("hits").forEach(hit -> found.add(hit.path("id").asText()));
          ids.put(query, found);
        });
    return ids;
  }

  private int upload(String address, String key, int thread, AtomicBoolean enough)
      throws Exception {
    int count = 0;
    for (; !enough.get(); count++) {
      String text = "wxyz%dq%d vwxq".formatted(thread, count);
      String body =
          "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"u%d-%d.txt\"\r\n\r\n%s\r\n--grenze--\r\n"
              .formatted(thread, count, text);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/api/documents"))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", "multipart/form-data; boundary=grenze")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as("uploads wait, they are not refused")
          .isEqualTo(201);
    }
    return count;
  }

  private void awaitSearchable(String address) throws Exception {
    for (int i = 0; i < 300; i++) {
      HttpResponse<String> status =
          client.send(
              HttpRequest.newBuilder(URI.create(address + "/api/status")).build(),
              HttpResponse.BodyHandlers.ofString());
      if (JSON.readTree(status.body()).findPath("received").asInt() == 0) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("not searchable in time");
  }

  private static String address(Program server) throws InterruptedException {
    String address = server.address();
    assertThat(address).as("%s", server.errors()).isNotNull();
    return String.valueOf(address);
  }
}
