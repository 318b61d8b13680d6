package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.crash.WatchedFiles;
import org.findbuch.crash.WatchedFiles.Change;
import org.findbuch.document.Access;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Additions.Announced;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full while files are uploaded: what came is kept, and goes on once there is room.
 */
@Tag("contract")
class FullDiskUploadTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "Kühle Orte. ".repeat(10_000);
  private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private OpenWeb web;

  /** How often something may still be written where files come in. */
  private final AtomicLong writesLeft = new AtomicLong(Long.MAX_VALUE);

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder, Map.of(), this::filling);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private Path filling(Path uploads) {
    return WatchedFiles.watched(
        uploads,
        new WatchedFiles.Watcher() {
          @Override
          public <T> T make(Change change, Path path, Path to, WatchedFiles.Making<T> making)
              throws IOException {
            if (change == Change.WRITE && writesLeft.decrementAndGet() < 0) {
              throw new IOException("No space left on device");
            }
            return making.make();
          }
        });
  }

  private long documents() throws IOException {
    return web.archive.count(DocumentFilter.all(Access.STAFF));
  }

  @Test
  void a_piece_that_finds_no_room_says_so_and_the_file_goes_on_where_it_ended() throws IOException {
    String batch = location(web.write("POST", "/api/batches", "{}"));
    String url = announce(batch);
    writesLeft.set(1);
    HttpResponse<String> full = piece(url, 0);
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(full.body()).contains("urn:findbuch:problem:disk-full", "kein Platz mehr");
    long there = offset(url);
    assertThat(there).isPositive().isLessThan(BYTES.length);
    assertThat(web.write("GET", batch, "").body()).contains("\"state\":\"waiting\"");
    assertThat(documents()).isZero();
    assertThat(piece(url, there).statusCode()).as("still full").isEqualTo(507);
    assertThat(offset(url)).isEqualTo(there);
    writesLeft.set(Long.MAX_VALUE);
    HttpResponse<String> rest = piece(url, there);
    assertThat(rest.body()).contains("\"outcome\":\"stored\"");
    String id = JSON.readTree(rest.body()).path("id").asText();
    assertThat(web.get("/d/" + id + "/original", "Authorization", "Bearer " + web.key).body())
        .isEqualTo(TEXT);
  }

  @Test
  void a_form_without_script_gets_a_page_that_says_so_and_what_came_before_is_kept()
      throws IOException {
    web.addUser("anna", Role.EDITOR);
    String token = web.signIn("anna");
    String body =
        part("csrf", web.csrf(token))
            + part("file\"; filename=\"eins.txt", "Eins")
            + part("file\"; filename=\"zwei.txt", TEXT)
            + "--cut--\r\n";
    writesLeft.set(2);
    HttpResponse<String> full = form(token, body);
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(full.body()).contains("Auf dem Datenträger ist kein Platz mehr");
    assertThat(documents()).isEqualTo(1);
    Batch batch = web.additions.batches().newest(1).getFirst();
    String page = "/staff/add/" + batch.id() + "?lang=de";
    assertThat(web.get(page, "Cookie", SessionCookie.NAME + "=" + token).body())
        .contains("eins.txt", "Wird gelesen: 1", "Unterbrochen: 1", "Die Datei kam nicht bis zum");
    writesLeft.set(Long.MAX_VALUE);
    assertThat(form(token, body).statusCode()).isEqualTo(303);
    assertThat(documents()).isEqualTo(2);
  }

  @Test
  void what_came_and_could_not_be_put_into_the_archive_is_tried_again_with_a_button()
      throws IOException {
    Actor anna = new Actor("anna", Role.EDITOR);
    Batch batch = web.additions.begin(anna, new Batch.Defaults(null, null, null));
    Announced announced = new Announced("a.txt", BYTES.length);
    BatchFile file = web.additions.announce(anna, batch, List.of(announced)).getFirst();
    web.breaks = new IOException("No space left on device");
    assertThatThrownBy(
            () -> web.additions.append(anna, batch, file, 0, new ByteArrayInputStream(BYTES)))
        .isInstanceOf(IOException.class);
    web.breaks = null;
    web.addUser("anna", Role.EDITOR);
    String token = web.signIn("anna");
    String cookie = SessionCookie.NAME + "=" + token;
    String page = "/staff/add/" + batch.id();
    assertThat(web.get(page + "?lang=de", "Cookie", cookie).body())
        .contains("Nicht abgelegt: 1", "etwa weil der Datenträger voll war", "value=\"retry\"");
    web.form(page + "/1", "csrf=" + web.csrf(token) + "&action=retry", "Cookie", cookie);
    assertThat(documents()).isEqualTo(1);
    assertThat(web.get(page + "?lang=de", "Cookie", cookie).body()).contains("Wird gelesen: 1");
  }

  private static String location(HttpResponse<String> made) {
    return made.headers().firstValue("Location").orElseThrow();
  }

  private String announce(String batch) throws IOException {
    String file = "{\"files\":[{\"file\":\"a.txt\",\"bytes\":%d}]}".formatted(BYTES.length);
    return JSON.readTree(web.write("POST", batch + "/files", file).body())
        .at("/files/0/url")
        .asText();
  }

  private HttpResponse<String> piece(String url, long offset) throws IOException {
    byte[] rest = java.util.Arrays.copyOfRange(BYTES, (int) offset, BYTES.length);
    return web.send(
        web.request(url + "?lang=de")
            .header("Authorization", "Bearer " + web.key)
            .headers("Content-Type", "application/offset+octet-stream")
            .headers("Upload-Offset", String.valueOf(offset))
            .method("PATCH", BodyPublishers.ofByteArray(rest)));
  }

  private long offset(String url) throws IOException {
    HttpResponse<String> head = web.write("HEAD", url, "");
    return Long.parseLong(head.headers().firstValue("Upload-Offset").orElseThrow());
  }

  private HttpResponse<String> form(String token, String body) throws IOException {
    return web.send(
        web.request("/staff/add?lang=de")
            .headers("Cookie", SessionCookie.NAME + "=" + token)
            .headers("Content-Type", "multipart/form-data; boundary=cut", "Accept", "text/html")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String part(String name, String content) {
    return "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }
}
