package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up: nothing new is taken into its last, and everything else goes on. */
@Tag("contract")
@Timeout(120)
class FillingTest {
  @TempDir Path folder;

  @Test
  void nothing_new_is_taken_into_the_reserve_and_all_else_goes_on() throws Exception {
    try (OpenWeb web = new OpenWeb(folder)) {
      DocumentId id =
          web.add("a.txt", Format.TXT, "Ein Text", Metadata.NONE, Publication.PUBLISHED);
      web.index("Ein Text");
      web.archive.keepFree(Long.MAX_VALUE / 2);
      for (String path : new String[] {"", "/" + id + "/versions", "?zip=documents"}) {
        HttpResponse<String> refused =
            web.upload("/api/documents" + path, path.isEmpty() ? "b.txt" : "c.zip", zip());
        assertThat(refused.statusCode()).as(path).isEqualTo(507);
        assertThat(refused.body())
            .contains("urn:findbuch:problem:disk-full", "limits.free-megabytes", "nearly_full");
      }
      String path = "/api/documents/" + id;
      assertThat(web.get("/api/search?q=text").body()).contains("\"total\":1");
      assertThat(web.get("/d/" + id + "/original").body()).isEqualTo("Ein Text");
      HttpResponse<String> changed =
          web.write("PATCH", path, "{\"title\":\"Neu\"}", "If-Match", "*");
      assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
      assertThat(web.write("DELETE", path, "{\"reason\":\"R\"}").statusCode()).isEqualTo(200);
      web.archive.keepFree(0);
      assertThat(web.upload("/api/documents", "b.txt", "Neues", "{}").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void what_is_left_is_told_and_whether_the_service_is_ready() throws Exception {
    try (OpenWeb web = new OpenWeb(folder)) {
      assertThat(web.get("/api/status").body())
          .containsPattern("\"archive\":\\{\"free_bytes\":[1-9]\\d*,\"total_bytes\":[1-9]");
      assertThat(web.get("/metrics").body())
          .containsPattern("findbuch_disk_free_bytes\\{folder=\"archive\"} [1-9]")
          .contains("findbuch_ready 1.0");
      HttpResponse<String> ready = web.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).isEqualTo("{\"ready\":true,\"reasons\":[]}");
      web.breaks = new IOException("gone");
      await(() -> is(web, 503));
      HttpResponse<String> not = web.get("/health/ready?lang=de", "Authorization", "Bearer x");
      assertThat(not.body())
          .contains("\"ready\":false", "\"code\":\"archive_silent\"", "Der Katalog des Archivs");
      assertThat(not.headers().firstValue("retry-after")).isPresent();
      assertThat(web.get("/health", "Authorization", "Bearer x").body()).isEqualTo("ok");
      web.breaks = null;
      await(() -> is(web, 200));
    }
    Path other = folder.resolve("other");
    try (OpenWeb web = new OpenWeb(other, java.util.Map.of("limits.free-megabytes", "1000000"))) {
      assertThat(web.get("/health/ready?lang=en").body())
          .contains("\"code\":\"disk_nearly_full\"", "limits.free-megabytes");
    }
  }

  private static boolean is(OpenWeb web, int status) {
    try {
      return web.get("/health/ready").statusCode() == status;
    } catch (IOException failed) {
      return false;
    }
  }

  private static void await(BooleanSupplier reached) throws InterruptedException {
    while (!reached.getAsBoolean()) {
      Thread.sleep(50);
    }
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a/b.txt"));
      zip.write("Gepackt".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
