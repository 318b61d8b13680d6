package org.findbuch.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Somebody who calls a service by HTTP, with a key. */
final class Caller implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String key;

  Caller(String address, String key) {
    this.address = address;
    this.key = key;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  HttpResponse<String> upload(String name, String text) throws IOException, InterruptedException {
    String body =
        "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--grenze--\r\n"
            .formatted(name, text);
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "multipart/form-data; boundary=grenze")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        "/api/documents");
  }

  /** A change of the record that was read last. */
  HttpResponse<String> edit(String id, String json) throws IOException, InterruptedException {
    String path = "/api/documents/" + id;
    String tag = get(path).headers().firstValue("ETag").orElse("\"none\"");
    return send(
        HttpRequest.newBuilder()
            .header("If-Match", tag)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json)),
        path);
  }

  HttpResponse<String> erase(String id, String reason) throws IOException, InterruptedException {
    String json = "{\"erase\":true,\"reason\":\"" + reason + "\"}";
    return send(
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .method("DELETE", HttpRequest.BodyPublishers.ofString(json)),
        "/api/documents/" + id);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return client.send(
        request
            .uri(URI.create(address + path))
            .header("Authorization", "Bearer " + key)
            .timeout(PATIENCE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
