package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class ApiTest {
  @TempDir Path folder;
  private OpenWeb web;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void status_says_why_files_are_read_without_a_sandbox_and_the_way_out() throws IOException {
    assertThat(web.get("/api/status?lang=en").body())
        .contains("\"cage\":\"process\"")
        .contains("\"cage_advice\":\"Files are read without a sandbox, as bubblewrap is not")
        .contains("apt-get install bubblewrap");
    assertThat(web.get("/api/status?lang=de").body())
        .contains("\"cage_advice\":\"Dateien werden ohne Sandbox gelesen")
        .contains("apt-get install bubblewrap");
  }

  @Test
  void a_search_answers_in_the_agreed_shape() throws IOException {
    Metadata said =
        new Metadata.Builder().title("Bericht").kind(Kind.REPORT).authors(List.of("A")).build();
    web.add("a.txt", Format.TXT, "x", said, Publication.PUBLISHED);
    web.index("Im Quartier leben");
    String body = web.get("/api/search?q=Quartier&unbekannt=1&lang=de").body();
    assertThat(body)
        .contains(
            "\"query\":\"Quartier\"",
            "\"total\":1",
            "\"took_ms\":",
            "\"page\":1,\"size\":10",
            "\"notices\":[]",
            "\"did_you_mean\":null",
            "\"date\":null",
            "\"collection\":null",
            "\"page_count\":1",
            "\"format\":\"txt\",\"format_label\":\"Text\",\"bytes\":",
            "\"matching_pages\":1",
            "\"marks\":[[3,11]]",
            "\"kind\":[{\"value\":\"report\",\"label\":\"Gesundheitsbericht\",\"count\":1,"
                + "\"selected\":false,\"parent\":null}]");
  }

  @Test
  void a_page_says_who_read_it_and_how_well_it_can_be_read() throws IOException {
    DocumentId id = web.add("a.txt", Format.TXT, "x", Metadata.NONE, Publication.PUBLISHED);
    web.index("Im Quartier leben");
    assertThat(web.get("/api/documents/" + id + "/pages/1").body())
        .contains("\"state\":\"text\"", "\"quality\":100", "\"reader\":\"findbuch\"");
  }

  @Test
  void wrong_values_are_refused_by_name_with_the_way_out() throws IOException {
    for (String wrong :
        List.of(
            "page=0",
            "page=x",
            "page=1001",
            "size=101",
            "size=0",
            "sort=best",
            "lang=fr",
            "kind=bericht",
            "format=exe",
            "year=04",
            "from=zwei",
            "to=20000",
            "in=kurz",
            "expand=vielleicht",
            "why=2",
            "not.kind=x",
            "collection=A_B")) {
      HttpResponse<String> answer = web.get("/api/search?q=a&" + wrong);
      String name = wrong.substring(0, wrong.indexOf('='));
      String value = wrong.substring(wrong.indexOf('=') + 1);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body())
          .as(wrong)
          .contains("„" + name + "“", "„" + value + "“", "\"parameter\":\"" + name + "\"");
    }
    assertThat(web.get("/api/search?from=2010&to=2004").body()).contains("\"parameter\":\"to\"");
    assertThat(web.get("/api/search?from=&to=&kind=").statusCode()).isEqualTo(200);
  }

  @Test
  void writing_needs_a_key() throws IOException {
    HttpResponse<String> answer =
        web.send(
            web.request("/api/documents")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  void a_file_is_taken_once_and_is_a_draft_unless_said_otherwise() throws IOException {
    HttpResponse<String> first =
        web.upload("/api/documents", "Übersicht.txt", "Zwei Wörter", "{\"title\":\"T\"}");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(first.body())
        .contains("\"title\":\"T\"", "\"publication\":\"draft\"", "\"name\":\"Übersicht.txt\"");
    String location = first.headers().firstValue("location").orElseThrow();
    assertThat(location).startsWith("/api/documents/");
    HttpResponse<String> again =
        web.upload(
            "/api/documents", "anders.txt", "Zwei Wörter", "{\"publication\":\"published\"}");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("\"title\":\"T\"", "\"publication\":\"draft\"");
    assertThat(web.upload(location + "/versions", "b.txt", "Drei neue Wörter", "{}").body())
        .contains("\"number\":2");
  }

  @Test
  void what_cannot_be_taken_is_refused_with_the_reason() throws IOException {
    assertThat(web.upload("/api/documents", "a.txt", "", "{}").statusCode()).isEqualTo(400);
    assertThat(web.upload("/api/documents", "a.iso", "\0\1\2\3", "{}").statusCode()).isEqualTo(415);
    String large = "x".repeat((int) OpenWeb.MOST_BYTES + 1);
    HttpResponse<String> tooLarge = web.upload("/api/documents", "a.txt", large, "{}");
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(tooLarge.body()).contains("\"fault\":\"too_large\"");
    assertThat(web.write("POST", "/api/documents", "{}").statusCode()).isEqualTo(415);
    for (String metadata :
        List.of(
            "{\"titel\":\"x\"}",
            "{\"kind\":\"bericht\"}",
            "{\"date\":\"gestern\"}",
            "{\"authors\":\"einer\"}",
            "{\"collection\":\"gibt-es-nicht\"}",
            "{\"publication\":\"withdrawn\"}")) {
      String field = metadata.substring(2, metadata.indexOf('"', 2));
      HttpResponse<String> answer = web.upload("/api/documents", "a.txt", "Text", metadata);
      assertThat(answer.statusCode()).as(metadata).isEqualTo(400);
      assertThat(answer.body()).as(metadata).contains("\"field\":\"" + field + "\"");
    }
    assertThat(web.upload("/api/documents", "a.txt", "Text", "{kaputt").statusCode())
        .isEqualTo(400);
    assertThat(web.get("/api/documents", "Authorization", "Bearer " + web.key).body())
        .contains("\"total\":0");
  }

  @Test
  void an_edit_needs_the_state_that_it_was_made_on() throws IOException {
    HttpResponse<String> added =
        web.upload("/api/documents", "a.txt", "Text", "{\"title\":\"Alt\",\"publisher\":\"P\"}");
    web.index("Text");
    String path = added.headers().firstValue("location").orElseThrow();
    String tag = added.headers().firstValue("etag").orElseThrow();
    String patch = "{\"title\":\"Neu\",\"publisher\":null,\"publication\":\"published\"}";
    assertThat(web.write("PATCH", path, patch).statusCode()).isEqualTo(428);
    assertThat(web.write("PATCH", path, patch, "If-Match", "\"99\"").statusCode()).isEqualTo(412);
    HttpResponse<String> edited = web.write("PATCH", path, patch, "If-Match", tag);
    assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
    assertThat(edited.body())
        .contains("\"title\":\"Neu\"", "\"publisher\":null", "\"publication\":\"published\"");
    assertThat(web.write("PATCH", path, patch, "If-Match", tag).statusCode()).isEqualTo(412);
  }

  @Test
  void what_is_withdrawn_leaves_its_reason() throws IOException {
    HttpResponse<String> added =
        web.upload("/api/documents", "a.txt", "Text", "{\"publication\":\"published\"}");
    web.index("Text");
    String path = added.headers().firstValue("location").orElseThrow();
    assertThat(web.write("DELETE", path, "{}").statusCode()).isEqualTo(400);
    HttpResponse<String> gone = web.write("DELETE", path, "{\"reason\":\"Namen standen darin.\"}");
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(200);
    HttpResponse<String> answer = web.get(path);
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("\"reason\":\"Namen standen darin.\"", "\"since\":\"20");
    String page = path.replace("/api/documents", "/d");
    assertThat(web.get(page).statusCode()).isEqualTo(410);
    assertThat(web.get(page).body()).contains("Grund: Namen standen darin.");
    assertThat(web.get(page + "/original").statusCode()).isEqualTo(410);
    assertThat(web.write("DELETE", path, "{\"reason\":\"x\"}").statusCode()).isEqualTo(410);
  }

  @Test
  void a_collection_is_added_changed_and_named_only_once() throws IOException {
    String body = "{\"kind\":\"series\",\"title\":\"Gesundheit für alle\"}";
    HttpResponse<String> added = web.write("POST", "/api/collections", body);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String path = added.headers().firstValue("location").orElseThrow();
    assertThat(path).isEqualTo("/api/collections/gesundheit-fuer-alle");
    assertThat(web.write("POST", "/api/collections", body).statusCode()).isEqualTo(409);
    assertThat(web.write("PATCH", path, "{\"theme\":\"T\"}").statusCode()).isEqualTo(428);
    String tag = added.headers().firstValue("etag").orElseThrow();
    assertThat(web.write("PATCH", path, "{\"theme\":\"T\"}", "If-Match", tag).body())
        .contains("\"theme\":\"T\"", "\"title\":\"Gesundheit für alle\"");
    assertThat(web.write("PATCH", path, "{\"theme\":\"U\"}", "If-Match", tag).statusCode())
        .isEqualTo(412);
  }

  @Test
  void a_method_that_is_not_there_is_refused_with_those_that_are() throws IOException {
    HttpResponse<String> refused = web.write("PUT", "/api/documents", "{}");
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(List.of(refused.headers().firstValue("Allow").orElseThrow().split(", ", -1)))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST");
    assertThat(web.write("POST", "/search", "").headers().firstValue("Allow"))
        .hasValue("GET, HEAD");
  }

  @Test
  void a_percent_sign_that_stands_for_nothing_is_refused_by_name() throws IOException {
    for (String wrong : List.of("q=%zz", "q=100%", "q=%4", "q=seite&kind=%", "q=a&utm=%zz")) {
      String answer = raw("GET /api/search?" + wrong + "&lang=en");
      assertThat(answer).startsWith("HTTP/1.1 400").contains("Write a percent sign as %25.");
    }
    for (String wrong : List.of("q=B%FCrger", "q=%C3", "q=a&kind=%E4", "q=%ED%A0%80")) {
      String answer = raw("GET /api/search?" + wrong + "&lang=en");
      assertThat(answer).startsWith("HTTP/1.1 400").contains("as %C3%BC");
    }
    assertThat(raw("GET /search?q=%zz")).startsWith("HTTP/1.1 400").contains("„q“");
    assertThat(raw("GET /api/search?q=a&kind=%zz")).contains("\"parameter\":\"kind\"");
  }

  @Test
  void what_nobody_can_see_does_not_count_in_a_query() throws IOException {
    web.add("a.txt", Format.TXT, "x", Metadata.NONE, Publication.PUBLISHED);
    web.index("Im Quartier leben");
    for (String query :
        List.of(
            "Quartier%00", "%00Quartier", "Im%00Quartier", "Quar%E2%80%AEtier", "Im%0AQuartier")) {
      assertThat(raw("GET /api/search?q=" + query))
          .startsWith("HTTP/1.1 200")
          .contains("\"total\":1,")
          .doesNotContain("\\u0000");
    }
    assertThat(raw("GET /api/search?q=%00")).contains("\"query\":\"\"", "\"total\":1,");
  }

  @Test
  void a_zip_is_a_list_or_its_documents_each_with_what_became_of_it() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new String[] {"a/eins.txt", "zwei.exe"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("Aus dem ZIP " + name).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] zip = bytes.toByteArray();
    HttpResponse<String> documents =
        web.upload("/api/documents?zip=documents&lang=de", "alles.zip", zip);
    assertThat(documents.statusCode()).isEqualTo(200);
    assertThat(documents.body())
        .contains("\"a/eins.txt\"", "\"added\"", "\"/api/documents/")
        .contains("\"zwei.exe\"", "\"rejected\"", "Dateien dieser Art werden nicht angenommen.");
    assertThat(web.upload("/api/documents?zip=documents", "alles.zip", zip).body())
        .contains("\"duplicate\"");
    assertThat(web.upload("/api/documents", "alles.zip", zip).statusCode()).isEqualTo(201);
    assertThat(web.upload("/api/documents?zip=alles", "alles.zip", zip).statusCode())
        .isEqualTo(400);
    byte[] half = java.util.Arrays.copyOf(zip, 60);
    HttpResponse<String> damaged =
        web.upload("/api/documents?zip=documents&lang=de", "halb.zip", half);
    assertThat(damaged.statusCode()).isEqualTo(422);
    assertThat(damaged.body())
        .contains("Die Datei ist beschädigt. Geben Sie eine Fassung, die sich öffnen lässt.");
  }

  @Test
  void a_connection_serves_on_after_a_request_that_was_refused_unread() throws Exception {
    String body = "x".repeat(300);
    String head = "POST /api/documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port)) {
      OutputStream out = socket.getOutputStream();
      out.write((head + body.length() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(200); // a client that is slow to send what it has announced
      out.write(body.getBytes(StandardCharsets.US_ASCII));
      String next = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      out.write(next.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 401 ")
          .contains("HTTP/1.1 200 OK");
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port)) {
      String tooMuch = head + (10L << 30) + "\r\n\r\n";
      socket.getOutputStream().write(tooMuch.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 401 ")
          .containsIgnoringCase("\r\nConnection: close\r\n");
    }
  }

  @Test
  void what_nobody_can_see_is_taken_out_of_a_record() throws IOException {
    HttpResponse<String> added =
        web.upload(
            "/api/documents",
            "Bericht\u202efdp.txt",
            "Inhalt",
            "{\"title\":\"Bericht\\u0000 \\u202egnp.exe\",\"authors\":[\"A\\nB\"],"
                + "\"description\":\"eins\\r\\nzwei\\u0007\"}");
    assertThat(added.body())
        .contains("\"title\":\"Bericht  gnp.exe\"", "\"authors\":[\"A B\"]")
        .contains("\"description\":\"eins\\nzwei\"", "\"name\":\"Berichtfdp.txt\"");
    HttpResponse<String> collection =
        web.write("POST", "/api/collections", "{\"title\":\"Reihe\\u202e\\u0000 A\"}");
    assertThat(collection.body()).contains("\"title\":\"Reihe  A\"");
  }

  /** As no client would send it. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port)) {
      String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
