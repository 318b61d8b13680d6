package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed while files come in pieces: what it has acknowledged is there. */
@Tag("crash")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UploadKillTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] BYTES =
      "Die Gesundheitskonferenz beriet über Pflege im Quartier.\n"
          .repeat(5_000)
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private String key = "";
  private String address = "";

  @Test
  void what_was_acknowledged_is_there_and_what_was_on_its_way_goes_on() throws Exception {
    key = Program.run(folder, "token", "add", "test", "--role", "editor").out().getLast();
    int half = BYTES.length / 2;
    List<String> urls;
    try (Program program = serve()) {
      urls = announced();
      assertThat(piece(urls.get(0), 0, of(0, 0, BYTES.length)).statusCode()).isEqualTo(200);
      assertThat(piece(urls.get(1), 0, of(1, 0, half)).statusCode()).isEqualTo(204);
      // The last piece is still being written while the program is killed.
      try (PipedOutputStream sending = new PipedOutputStream()) {
        PipedInputStream coming = new PipedInputStream(sending, BYTES.length);
        CompletableFuture<HttpResponse<String>> last =
            http.sendAsync(
                request(urls.get(2), 0)
                    .method("PATCH", BodyPublishers.ofInputStream(() -> coming))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        sending.write(bytes(2), 0, half);
        sending.flush();
        while (offset(urls.get(2)) == 0) {
          Thread.onSpinWait();
        }
        program.kill();
        program.waitFor();
        assertThat(last).failsWithin(1, TimeUnit.MINUTES);
      }
    }
    try (var _ = serve()) {
      assertThat(file(urls.get(0)).path("outcome").asText()).isEqualTo("stored");
      assertThat(offset(urls.get(1))).isEqualTo(half);
      long came = offset(urls.get(2));
      assertThat(came).isBetween(1L, (long) half);
      for (int i : List.of(1, 2)) {
        int from = (int) offset(urls.get(i));
        HttpResponse<String> rest = piece(urls.get(i), from, of(i, from, BYTES.length));
        assertThat(rest.statusCode()).as(rest.body()).isEqualTo(200);
      }
      for (int i = 0; i < urls.size(); i++) {
        String id = file(urls.get(i)).path("id").asText();
        HttpResponse<byte[]> original =
            http.send(
                HttpRequest.newBuilder(URI.create(address + "/d/" + id + "/original"))
                    .header("Authorization", "Bearer " + key)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(original.body()).isEqualTo(bytes(i));
      }
    }
    assertThat(Program.run(folder, "check").exitCode()).isZero();
    assertThat(folder.resolve("archive/uploads")).isEmptyDirectory();
  }

  private Program serve() throws IOException, InterruptedException {
    Program program = Program.start(folder, Map.of(), "serve", "--port", "0");
    address = String.valueOf(program.address());
    return program;
  }

  private List<String> announced() throws IOException, InterruptedException {
    HttpResponse<String> begun = post("/api/batches", "{}");
    String batch = begun.headers().firstValue("Location").orElseThrow();
    String file = "{\"file\":\"%s.txt\",\"bytes\":" + BYTES.length + "}";
    String files = String.join(",", file.formatted("a"), file.formatted("b"), file.formatted("c"));
    JsonNode answer =
        JSON.readTree(post(batch + "/files", "{\"files\":[" + files + "]}").body()).path("files");
    return List.of(
        answer.path(0).path("url").asText(),
        answer.path(1).path("url").asText(),
        answer.path(2).path("url").asText());
  }

  /** Each file is another one. */
  private static byte[] bytes(int file) {
    byte[] bytes = BYTES.clone();
    bytes[0] = (byte) ('A' + file);
    return bytes;
  }

  private static BodyPublisher of(int file, int from, int to) {
    return BodyPublishers.ofByteArray(Arrays.copyOfRange(bytes(file), from, to));
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path)).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String url, long offset) {
    return HttpRequest.newBuilder(URI.create(address + url))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", String.valueOf(offset));
  }

  private HttpResponse<String> piece(String url, long offset, BodyPublisher bytes)
      throws IOException, InterruptedException {
    return http.send(
        request(url, offset).method("PATCH", bytes).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode file(String url) throws IOException, InterruptedException {
    return JSON.readTree(send(HttpRequest.newBuilder(URI.create(address + url))).body());
  }

  private long offset(String url) throws IOException, InterruptedException {
    return file(url).path("offset").asLong();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.header("Authorization", "Bearer " + key).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
