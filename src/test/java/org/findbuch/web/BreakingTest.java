package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails below an address is answered in words, and never as the client's mistake. */
@Tag("contract")
class BreakingTest {
  private static final Map<Throwable, Integer> STATUS = status();

  @TempDir Path folder;

  @Test
  void every_failure_on_every_address_is_answered_in_words() throws Exception {
    try (OpenWeb web = new OpenWeb(folder)) {
      DocumentId id =
          web.add("a.txt", Format.TXT, "Ein Text", Metadata.NONE, Publication.PUBLISHED);
      web.index("Ein\tText\nZwei\tWorte");
      for (AllRoutes route : AllRoutes.registered()) {
        for (Map.Entry<Throwable, Integer> breaks : STATUS.entrySet()) {
          for (String accept : new String[] {"application/json", "text/html"}) {
            HttpRequest.Builder request = request(web, route, id).header("Accept", accept);
            web.breaks = breaks.getKey();
            HttpResponse<String> answer = web.send(request);
            web.breaks = null;
            String what = route + " " + accept + " " + breaks.getKey();
            assertThat(answer.body()).as(what).isNotBlank();
            if (answer.statusCode() >= 300 && !route.path().equals("/health/ready")) {
              assertThat(answer.statusCode()).as(what).isIn(breaks.getValue(), 404, 428);
              assertThat(answer.body()).as(what).doesNotContain("problem:malformed");
            }
            if (answer.statusCode() == 503) {
              assertThat(answer.headers().firstValue("retry-after")).as(what).isPresent();
            }
          }
        }
      }
      assertThat(web.get("/health").body()).isEqualTo("ok");
    }
  }

  private static HttpRequest.Builder request(OpenWeb web, AllRoutes route, DocumentId id) {
    String path =
        route
            .path()
            .replace("/c/{id}", "/c/reihe")
            .replace("collections/{id}", "collections/reihe")
            .replace("{id}", id.value())
            .replaceAll("\\{(page|n|k)}", "1")
            .replace("{facet}", "kind")
            .replace("{hash}/<name>", "0/favicon.svg")
            .replace("{hash}", "0")
            .replace("{name}", "datenschutz");
    HttpRequest.Builder request =
        web.request(path + (route.method().equals("GET") ? "?q=text" : ""))
            .header("Authorization", "Bearer " + web.key)
            .header("If-Match", "*");
    boolean isFile = route.method().equals("POST") && !path.contains("collections");
    String part =
        "--g\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.txt\"\r\n\r\n";
    return route.method().equals("GET")
        ? request
        : request
            .header("Content-Type", isFile ? "multipart/form-data; boundary=g" : "application/json")
            .method(
                route.method(),
                HttpRequest.BodyPublishers.ofString(
                    isFile
                        ? part + "Neues\r\n--g--\r\n"
                        : route.method().equals("DELETE")
                            ? "{\"reason\":\"R\"}"
                            : "{\"title\":\"T\"}"));
  }

  private static Map<Throwable, Integer> status() {
    Map<Throwable, Integer> status = new LinkedHashMap<>();
    status.put(new IOException("No space left on device"), 507);
    status.put(new FileSystemException("/x", null, "No space left on device"), 507);
    status.put(new UncheckedIOException(new IOException("Disk quota exceeded")), 507);
    status.put(new IOException("catalogue.sqlite: [SQLITE_FULL] Insertion failed (full)"), 507);
    status.put(new FileSystemException("/x", null, "Read-only file system"), 503);
    status.put(new AccessDeniedException("/x"), 503);
    status.put(new IOException("x: [SQLITE_READONLY] Attempt to write a readonly database"), 503);
    status.put(new IOException("x: [SQLITE_IOERR_WRITE] Some kind of disk I/O error"), 503);
    status.put(new IOException("Input/output error"), 503);
    status.put(new IllegalStateException(new IOException("Input/output error")), 503);
    status.put(new FileSystemException("/x", null, "Too many open files"), 503);
    status.put(new FileNotFoundException("/x (y) (Too many open files)"), 503);
    status.put(new IOException("File too large"), 503);
    status.put(new EOFException("read past EOF"), 503);
    status.put(new IOException("anything"), 500);
    status.put(new FileNotFoundException("x"), 500);
    status.put(new FileNotFoundException("x (No space left on device) (No such file)"), 500);
    status.put(new NoSuchFileException("x"), 500);
    status.put(new ClosedChannelException(), 500);
    status.put(new IllegalStateException(), 500);
    status.put(new StackOverflowError(), 500);
    status.put(new OutOfMemoryError(), 500);
    status.put(new NoClassDefFoundError(), 500);
    status.put(new AssertionError(), 500);
    return status;
  }
}
