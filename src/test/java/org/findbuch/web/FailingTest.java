package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.findbuch.index.SearchIndex;
import org.findbuch.reading.Libraries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered when something breaks that nobody foresaw. */
@Tag("contract")
class FailingTest {
  @TempDir Path folder;

  @Test
  void whatever_breaks_is_answered_with_the_number_of_the_request() throws Exception {
    try (OpenWeb web = new OpenWeb(folder)) {
      for (Throwable breaks :
          new Throwable[] {
            new IllegalStateException(),
            new StackOverflowError(),
            new OutOfMemoryError(),
            new NoClassDefFoundError(),
            new IOException()
          }) {
        try (WebServer server = new WebServer(over(breakingIndex(breaks), web.services))) {
          int port = server.start("127.0.0.1", 0);
          HttpResponse<String> answer = get(port, "/api/search?q=a", "application/json");
          String number = answer.headers().firstValue("X-Request-Id").orElseThrow();
          assertThat(answer.statusCode()).isEqualTo(500);
          assertThat(answer.body())
              .contains("urn:findbuch:problem:internal", "\"request\":\"" + number + "\"");
          HttpResponse<String> page = get(port, "/search?q=a&lang=de", "text/html");
          assertThat(page.statusCode()).isEqualTo(500);
          assertThat(page.body())
              .contains(
                  "Das hat nicht geklappt",
                  page.headers().firstValue("X-Request-Id").orElseThrow());
          assertThat(get(port, "/health", "*/*").body()).isEqualTo("ok");
        }
      }
    }
  }

  private static SearchIndex breakingIndex(Throwable breaks) {
    return (SearchIndex)
        Proxy.newProxyInstance(
            SearchIndex.class.getClassLoader(),
            new Class<?>[] {SearchIndex.class},
            (_, _, _) -> {
              throw breaks;
            });
  }

  private static Services over(SearchIndex index, Services whole) {
    return new Services(
        new Libraries(whole.archive(), index),
        whole.status(),
        whole.archive(),
        whole.intake(),
        whole.editing(),
        whole.additions(),
        whole.choices(),
        whole.ingestor(),
        whole.pictures(),
        whole.dossiers(),
        whole.keys(),
        whole.accounts(),
        whole.usage(),
        whole.site(),
        whole.proxies(),
        whole.mostBytes(),
        0,
        0);
  }

  private static HttpResponse<String> get(int port, String path, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept", accept)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
