package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.findbuch.crash.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, from its start until it answers. */
@Tag("contract")
class ServiceStartTest {
  @TempDir Path folder;

  @Test
  void a_service_without_a_sandbox_says_so_once_and_in_its_status_with_the_way_out()
      throws Exception {
    try (Program program = Program.start(folder, Map.of(), "serve", "--port", "0", "--lang", "de");
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create(program.address() + "/api/status?lang=de");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      JsonNode status = new ObjectMapper().readTree(answer.body());
      String advice = status.get("cage_advice").asText("nothing");
      long said = program.errors().stream().filter(line -> line.contains(advice)).count();
      switch (status.get("cage").asText()) {
        case "namespaces" -> {
          assertThat(advice).isEqualTo("nothing");
          assertThat(program.errors()).noneMatch(line -> line.contains("Sandbox"));
        }
        case "process" -> {
          assertThat(advice)
              .startsWith("Dateien werden ohne Sandbox gelesen")
              .contains("bubblewrap");
          assertThat(said).isEqualTo(1);
        }
        default -> throw new AssertionError(answer.body());
      }
    }
  }
}
