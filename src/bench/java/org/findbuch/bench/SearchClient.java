package org.findbuch.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.findbuch.bench.corpus.SampledQuery;

/** Somebody who asks a running service and reads the whole answer. */
final class SearchClient {
  private static final String TOTAL = "\"total\":";

  private final Service service;
  private final HttpClient client = HttpClient.newHttpClient();

  SearchClient(Service service) {
    this.service = service;
  }

  String body(String path) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(service.address(path)).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /**
   * Asks for the first ten hits.
   *
   * @return how many documents are found, never 0
   */
  int total(SampledQuery question) throws IOException {
    int total = totalOrNone(question);
    if (total == 0) {
      throw new IOException("nothing was found for " + question.text());
    }
    return total;
  }

  /** As the other, but that nothing may be found. */
  int totalOrNone(SampledQuery question) throws IOException {
    String answer = body(question.address());
    int at = answer.indexOf(TOTAL) + TOTAL.length();
    int total = Integer.parseInt(answer.substring(at, answer.indexOf(',', at)));
    if (total > 0 != answer.contains("\"hits\":[{")) {
      throw new IOException(total + " hits that are not there for " + question.text());
    }
    return total;
  }
}
