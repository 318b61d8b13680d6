package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class FloodingTest {
  private static final Map<String, String> STRICT =
      Map.of(
          "proxies", "127.0.0.1, ::1",
          "limits.searches-a-minute", "3",
          "limits.changes-a-minute", "2");
  private static final String FROM = "X-Forwarded-For";

  @TempDir Path folder;
  private OpenWeb web;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder, STRICT);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void whoever_floods_is_told_when_it_goes_on_and_nobody_else_is() throws IOException {
    for (String path : List.of("/search?q=a", "/api/search", "/api/suggest?q=a")) {
      assertThat(status(path, "198.51.100.7")).isEqualTo(200);
    }
    HttpResponse<String> answer = web.get("/api/search?q=a&lang=en", FROM, "198.51.100.7");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body())
        .contains("urn:findbuch:problem:too-many-requests", "\"request\":\"")
        .containsPattern("again in \\d+ seconds");
    assertThat(answer.headers().firstValue("Retry-After")).get().asString().matches("1\\d|20");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(status("/search", "198.51.100.8")).isEqualTo(200);
  }

  @Test
  void a_person_gets_a_page_that_says_so_and_can_still_read() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(status("/search", "198.51.100.7")).isEqualTo(200);
    }
    HttpResponse<String> page =
        web.get("/search?q=Demenz&lang=de", FROM, "198.51.100.7", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.body())
        .contains("<h1>Zu viele Anfragen</h1>", "Demenz")
        .containsPattern("In \\d+ Sekunden geht es weiter");
    for (String path : List.of("/status", "/c", "/api/documents", "/health")) {
      assertThat(status(path, "198.51.100.7")).as(path).isEqualTo(200);
    }
    assertThat(status("/d/000000000000", "198.51.100.7")).isEqualTo(404);
    assertThat(status("/d/000000000000?q=a", "198.51.100.7")).isEqualTo(429);
  }

  @Test
  void zips_of_what_a_search_finds_count_as_searches_and_those_of_a_selection_do_not()
      throws IOException {
    for (String path : List.of("/search.zip?q=a", "/c/nirgends.zip", "/search?q=a")) {
      assertThat(status(path, "198.51.100.7")).as(path).isNotEqualTo(429);
    }
    assertThat(status("/search.zip?q=a", "198.51.100.7")).isEqualTo(429);
    assertThat(status("/auswahl.zip?d=000000000000", "198.51.100.7")).isEqualTo(404);
  }

  @Test
  void a_client_is_known_behind_two_proxies_and_with_its_port() throws IOException {
    assertThat(status("/search", "198.51.100.7:40112")).isEqualTo(200);
    assertThat(status("/search", "198.51.100.7, 127.0.0.1")).isEqualTo(200);
    assertThat(status("/search", "203.0.113.9, 198.51.100.7, ::1")).isEqualTo(200);
    assertThat(status("/search", "198.51.100.7")).isEqualTo(429);
    assertThat(status("/search", "198.51.100.8:40112, 127.0.0.1")).isEqualTo(200);
    assertThat(status("/search", "[2001:db8::1]:443")).isEqualTo(200);
  }

  @Test
  void an_ipv6_network_is_one_address() throws IOException {
    for (int i = 1; i <= 3; i++) {
      assertThat(status("/search", "2001:db8:1:2::" + i)).isEqualTo(200);
    }
    assertThat(status("/search", "2001:db8:1:2:ffff::9")).isEqualTo(429);
    assertThat(status("/search", "2001:db8:1:3::1")).isEqualTo(200);
  }

  @Test
  void only_the_last_address_is_the_proxys_own() throws IOException {
    for (int i = 1; i <= 3; i++) {
      assertThat(status("/search", "192.0.2." + i + ", 198.51.100.7")).isEqualTo(200);
    }
    assertThat(status("/search", "192.0.2.4, 198.51.100.7")).isEqualTo(429);
  }

  @Test
  void changes_are_counted_by_themselves_with_a_key_or_without() throws IOException {
    assertThat(change("198.51.100.7")).isEqualTo(201);
    assertThat(
            web.send(
                    web.request("/api/collections")
                        .header(FROM, "198.51.100.7")
                        .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(401);
    assertThat(change("198.51.100.7")).isEqualTo(429);
    assertThat(change("198.51.100.8")).isEqualTo(201);
    assertThat(status("/search", "198.51.100.7")).isEqualTo(200);
  }

  @Test
  void this_machine_is_not_limited_and_neither_is_who_cannot_be_told() throws IOException {
    for (int i = 0; i < 10; i++) {
      assertThat(web.get("/search").statusCode()).isEqualTo(200);
      assertThat(status("/search", "unknown")).isEqualTo(200);
      assertThat(status("/search", "::1")).isEqualTo(200);
    }
  }

  @Test
  void a_header_counts_only_from_a_named_proxy() throws IOException {
    web.close();
    web = new OpenWeb(folder.resolve("other"), Map.of("limits.searches-a-minute", "1"));
    for (int i = 0; i < 3; i++) {
      assertThat(status("/search", "198.51.100.7")).isEqualTo(200);
    }
  }

  private int status(String path, String from) throws IOException {
    return web.get(path, FROM, from).statusCode();
  }

  private int change(String from) throws IOException {
    String body = "{\"title\":\"Konferenz " + System.nanoTime() + "\"}";
    return web.write("POST", "/api/collections", body, FROM, from).statusCode();
  }
}
