package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.ReadBy;
import org.findbuch.document.RelationType;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.findbuch.extract.Ocr;
import org.findbuch.ingest.OcrPace;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are added together, in pieces by a script and whole by a form. */
@Tag("contract")
class AddingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PIECE = "application/offset+octet-stream";

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
  void a_file_comes_in_pieces_and_becomes_a_draft_with_what_is_said_of_its_batch()
      throws IOException {
    web.write("POST", "/api/collections", "{\"id\":\"reihe\",\"title\":\"Reihe\"}");
    String batch =
        begin("{\"collection\":\"reihe\",\"licence\":\"CC BY 4.0\",\"date\":\"2004-11\"}");
    String url = announce(batch, "Ordner/protokoll.txt", 12);
    assertThat(piece(url, 0, "Erste ").statusCode()).isEqualTo(204);
    assertThat(offset(url)).isEqualTo("6");
    assertThat(state(batch, 0)).as("the next piece is likely to come").isEqualTo("waiting");
    web.clock.forward(Duration.ofSeconds(31));
    assertThat(state(batch, 0)).isEqualTo("broken_off");
    HttpResponse<String> last = piece(url, 6, "Hälfte".substring(0, 5));
    assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
    JsonNode file = JSON.readTree(last.body());
    assertThat(file.path("outcome").asText()).isEqualTo("stored");
    assertThat(file.path("state").asText()).isEqualTo("reading");
    var document = web.archive.find(new DocumentId(file.path("id").asText())).orElseThrow();
    assertThat(document.publication()).isEqualTo(Publication.DRAFT);
    Metadata said = document.document().metadata();
    assertThat(said.licence()).isEqualTo("CC BY 4.0");
    assertThat(said.collection()).isEqualTo(new CollectionId("reihe"));
    assertThat(String.valueOf(said.date())).isEqualTo("2004-11");
    assertThat(document.document().newest().name()).isEqualTo("protokoll.txt");
    assertThat(document.document().newest().folder()).isEqualTo("Ordner");
    assertThat(leftOver()).isEmpty();
    web.index("Erste Hälfte");
    assertThat(state(batch, 0)).isEqualTo("searchable");
    assertThat(piece(url, 12, "").statusCode()).as("asked once more").isEqualTo(200);
  }

  @Test
  void a_piece_that_does_not_go_on_where_the_file_ends_is_refused_and_changes_nothing()
      throws IOException {
    String url = announce(begin("{}"), "a.txt", 10);
    piece(url, 0, "12345");
    for (long wrong : List.of(0L, 4L, 6L, 10L)) {
      HttpResponse<String> refused = piece(url, wrong, "67890");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.headers().firstValue("Upload-Offset")).hasValue("5");
      assertThat(refused.body()).contains("urn:findbuch:problem:upload-offset");
    }
    for (String wrong : List.of("", "-1", "x", "99999999999999999999")) {
      assertThat(
              web.write("PATCH", url, "67890", "Content-Type", PIECE, "Upload-Offset", wrong)
                  .statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(web.write("PATCH", url, "67890", "Upload-Offset", "5").statusCode()).isEqualTo(415);
    HttpResponse<String> longer = piece(url, 5, "678901");
    assertThat(longer.statusCode()).isEqualTo(413);
    assertThat(offset(url)).isEqualTo("5");
    assertThat(piece(url, 5, "67890").statusCode()).isEqualTo(200);
  }

  @Test
  void what_cannot_be_announced_is_refused_and_what_is_too_large_has_a_line_that_says_so()
      throws IOException {
    String batch = begin("{}");
    String url = announce(batch, "gross.pdf", OpenWeb.MOST_BYTES + 1);
    assertThat(state(batch, 0)).isEqualTo("rejected");
    assertThat(piece(url, 0, "x").statusCode()).isEqualTo(409);
    for (String wrong :
        List.of(
            "{}",
            "{\"files\":[]}",
            "{\"files\":[{\"bytes\":1}]}",
            "{\"files\":[{\"file\":\"a.txt\"}]}",
            "{\"files\":[{\"file\":\"a.txt\",\"bytes\":-1}]}",
            "{\"files\":[{\"file\":\"a.txt\",\"bytes\":\"1\"}]}",
            "{\"files\":[{\"file\":\"" + "a".repeat(1_001) + "\",\"bytes\":1}]}")) {
      HttpResponse<String> answer = web.write("POST", batch + "/files", wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
    }
    for (String wrong :
        List.of("{\"collection\":\"fehlt\"}", "{\"date\":\"gestern\"}", "{\"licence\":7}")) {
      assertThat(web.write("POST", "/api/batches", wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(JSON.readTree(web.write("GET", batch, "").body()).path("files")).hasSize(1);
  }

  @Test
  void a_wrong_date_for_all_files_is_called_what_the_page_calls_it() throws IOException {
    JsonNode problem =
        JSON.readTree(web.write("POST", "/api/batches?lang=de", "{\"date\":\"gestern\"}").body());
    assertThat(problem.path("field").asText()).isEqualTo("date");
    assertThat(problem.path("detail").asText()).contains("„Datum“", "17.11.2004");
    String begun = web.write("POST", "/api/batches", "{\"date\":\"17. August 2024\"}").body();
    assertThat(JSON.readTree(begun).path("date").asText()).isEqualTo("2024-08-17");
  }

  @Test
  void an_empty_and_an_unknown_file_say_in_a_sentence_why_they_are_not_accepted()
      throws IOException {
    String batch = begin("{}");
    String empty = announce(batch, "leer.pdf", 0);
    assertThat(piece(empty, 0, "").body()).contains("rejected");
    String unknown = announce(batch, "abbild.iso", 4);
    assertThat(piece(unknown, 0, "\0\1\2\3").body()).contains("rejected");
    JsonNode files = JSON.readTree(web.write("GET", batch + "?lang=de", "").body()).path("files");
    assertThat(files.path(0).path("reason").asText()).isEqualTo("Die Datei ist leer.");
    assertThat(files.path(1).path("reason").asText()).contains("nicht angenommen");
    assertThat(leftOver()).isEmpty();
    assertThat(web.write("DELETE", empty, "").statusCode()).isEqualTo(204);
    assertThat(web.write("GET", empty, "").statusCode()).isEqualTo(404);
  }

  @Test
  void each_file_in_a_zip_has_a_line_of_its_own() throws IOException {
    byte[] zip = zip(Map.of("a.txt", "Ein Text", "b/c.iso", "\0\1\2", "b/d.txt", "Ein Text"));
    String batch = begin("{}");
    String url = announce(batch, "alles.zip", zip.length);
    for (String each : List.of(url, announce(batch, "alles.zip", zip.length))) {
      HttpResponse<String> whole =
          web.send(
              web.request(each)
                  .header("Authorization", "Bearer " + web.key)
                  .headers("Content-Type", PIECE, "Upload-Offset", "0")
                  .method("PATCH", BodyPublishers.ofByteArray(zip)));
      JsonNode line = JSON.readTree(whole.body());
      assertThat(line.path("outcome").asText()).isEqualTo("unfolded");
      assertThat(line.path("number").asInt()).as("chosen once more").isEqualTo(1);
    }
    List<String> lines = new ArrayList<>();
    JSON.readTree(web.write("GET", batch, "").body())
        .path("files")
        .forEach(f -> lines.add(f.path("file").asText() + " " + f.path("outcome").asText()));
    assertThat(lines)
        .hasSize(4)
        .contains("alles.zip unfolded", "alles.zip/b/c.iso rejected")
        .anyMatch(line -> line.endsWith(".txt stored"))
        .anyMatch(line -> line.endsWith(".txt duplicate"));
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void what_broke_off_goes_on_after_the_program_has_been_started_again() throws IOException {
    String batch = begin("{}");
    String half = announce(batch, "halb.txt", 10);
    piece(half, 0, "12345");
    String whole = announce(batch, "ganz.txt", 4);
    Files.writeString(folder.resolve("archive/uploads/" + name(whole) + ".part"), "Ganz");
    web.services.keys().remove("script");
    web.close();
    web = new OpenWeb(folder);
    web.additions.catchUp();
    assertThat(offset(half)).isEqualTo("5");
    assertThat(web.write("GET", whole, "").body())
        .as("what had wholly come")
        .contains("\"outcome\":\"stored\"");
    assertThat(piece(half, 5, "67890").body()).contains("\"outcome\":\"stored\"");
  }

  @Test
  void while_one_file_comes_the_others_wait_and_nothing_is_called_broken_off() throws IOException {
    String token = signIn();
    String batch = begin("{}");
    String one = announce(batch, "eins.txt", 10);
    announce(batch, "zwei.txt", 10);
    piece(one, 0, "12345");
    assertThat(staffPage(batch.replace("/api/batches", "/staff/add"), token))
        .contains("Wartet: 2", "5\u00a0Byte von 10", "Lassen Sie das Fenster")
        .doesNotContain("Unterbrochen", "später wiederkommen", "Von der Liste nehmen");
    assertThat(staffPage("/staff", token)).doesNotContain("nicht ganz angekommen");
    web.clock.forward(Duration.ofSeconds(31));
    assertThat(staffPage(batch.replace("/api/batches", "/staff/add"), token))
        .contains("Unterbrochen: 2", "Zurzeit ist nichts unterwegs");
    for (String address : List.of("/staff", "/staff/add")) {
      assertThat(staffPage(address, token))
          .as(address)
          .contains("nicht ganz angekommen", "/staff/add/" + batch.replaceAll(".*/", ""));
    }
    piece(one, 5, "67890");
    piece(announce(batch, "drei.txt", 2), 0, "ab");
    assertThat(state(batch, 1)).as("the window has been opened again").isEqualTo("waiting");
  }

  @Test
  void one_can_see_only_the_files_of_a_delivery_that_need_somebody() throws IOException {
    String token = signIn();
    String batch = begin("{}");
    String page = batch.replace("/api/batches", "/staff/add");
    piece(announce(batch, "eins.txt", 4), 0, "Eins");
    assertThat(staffPage(page, token)).doesNotContain("only=");
    announce(batch, "gross.pdf", OpenWeb.MOST_BYTES + 1);
    piece(announce(batch, "kopie.txt", 4), 0, "Eins");
    piece(announce(batch, "zwei.txt", 4), 0, "Zwei");
    assertThat(staffPage(page, token))
        .contains("eins.txt", "gross.pdf", "kopie.txt", "zwei.txt")
        .contains("aria-current=\"true\">Alle 4<", ">Zu tun 2<", ">Unterwegs 2<");
    assertThat(only(page, "attention", token))
        .contains("gross.pdf", "kopie.txt", ">Alle 4<", "aria-current=\"true\">Zu tun 2<")
        .doesNotContain("eins.txt", "zwei.txt");
    assertThat(only(page, "under_way", token))
        .contains("eins.txt", "zwei.txt")
        .doesNotContain("gross.pdf", "kopie.txt");
    String settled =
        web.form(
                page + "/3",
                "csrf=" + web.csrf(token) + "&page=9&only=attention&action=leave",
                "Cookie",
                cookie(token))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(settled).isEqualTo(page + "?only=attention&page=9#lieferung");
    assertThat(web.get(settled.replace("#", "&lang=de#"), "Cookie", cookie(token)).body())
        .as("the page before, where there is no ninth")
        .contains("gross.pdf", "Zu tun 1")
        .doesNotContain("kopie.txt");
    web.form(page + "/2", "csrf=" + web.csrf(token) + "&action=forget", "Cookie", cookie(token));
    assertThat(only(page, "attention", token)).contains("Hier ist nichts zu tun");
    assertThat(web.get(page + "?only=x", "Cookie", cookie(token)).statusCode()).isEqualTo(400);
  }

  private String only(String page, String only, String token) throws IOException {
    return web.get(page + "?only=" + only + "&lang=de", "Cookie", cookie(token)).body();
  }

  private String staffPage(String address, String token) throws IOException {
    return web.get(address + "?lang=de", "Cookie", cookie(token)).body();
  }

  @Test
  void whoever_chooses_all_files_once_more_gets_no_line_twice() throws IOException {
    String batch = begin("{}");
    piece(announce(batch, "Ordner/eins.txt", 4), 0, "Eins");
    piece(announce(batch, "zwei.txt", 4), 0, "Zw");
    HttpResponse<String> again = piece(announce(batch, "Ordner/eins.txt", 4), 0, "Eins");
    assertThat(again.body()).contains("\"number\":1,", "\"outcome\":\"stored\"");
    assertThat(piece(announce(batch, "Ordner/eins.txt", 4), 0, "Neue").body())
        .as("another text with the same name")
        .contains("\"outcome\":\"stored\"");
    assertThat(piece(announce(batch, "anders.txt", 4), 0, "Eins").body())
        .as("the same text with another name")
        .contains("\"outcome\":\"duplicate\"");
    JsonNode files = JSON.readTree(web.write("GET", batch, "").body()).path("files");
    assertThat(files).hasSize(4);
  }

  @Test
  void what_broke_off_is_kept_for_a_week() throws IOException {
    String url = announce(begin("{}"), "halb.txt", 10);
    piece(url, 0, "12345");
    Path part = folder.resolve("archive/uploads/" + name(url) + ".part");
    Files.setLastModifiedTime(
        part, java.nio.file.attribute.FileTime.from(web.clock.instant().minus(Duration.ofDays(6))));
    begin("{}");
    assertThat(part).exists();
    web.clock.forward(Duration.ofDays(2));
    begin("{}");
    assertThat(part).doesNotExist();
    assertThat(offset(url)).isEqualTo("0");
  }

  @Test
  void a_form_adds_files_without_script_and_leads_to_what_became_of_them() throws IOException {
    String token = signIn();
    HttpResponse<String> sent =
        form(
            "/staff/add",
            token,
            web.csrf(token),
            "date",
            "gestern",
            "eins.txt",
            "Eins",
            "zwei.txt",
            "Zwei");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String page = sent.headers().firstValue("Location").orElseThrow();
    assertThat(page).startsWith("/staff/add/").endsWith("?left=date");
    String html = web.get(page + "&lang=de", "Cookie", cookie(token)).body();
    assertThat(html)
        .contains("Das Datum wurde nicht übernommen", "eins.txt", "zwei.txt", "Wird gelesen")
        .contains("/staff/d/");
    HttpResponse<String> more =
        form(page.split("\\?", 2)[0], token, web.csrf(token), "x", "", "kopie.txt", "Eins");
    assertThat(more.statusCode()).isEqualTo(303);
    assertThat(web.get(page + "&lang=de", "Cookie", cookie(token)).body())
        .contains("War schon da", "Dieselbe Datei wurde am", "von anna aufgenommen", "So lassen");
    HttpResponse<String> none = form("/staff/add", token, web.csrf(token), "x", "", "", "");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(web.archive.changes(0, 10)).hasSize(2);
  }

  @Test
  void a_form_whose_first_field_is_not_the_token_takes_nothing() throws IOException {
    String token = signIn();
    for (String wrong : List.of("", "falsch", web.csrf(web.signIn("anna")))) {
      HttpResponse<String> sent = form("/staff/add", token, wrong, "x", "", "a.txt", "Text");
      assertThat(sent.statusCode()).isEqualTo(403);
    }
    String late =
        part("file\"; filename=\"a.txt", "Text") + part("csrf", web.csrf(token)) + "--cut--\r\n";
    assertThat(multipart("/staff/add", token, late).statusCode()).isEqualTo(403);
    assertThat(multipart("/api/documents", token, late).statusCode()).isEqualTo(403);
    assertThat(multipart(begin("{}").replace("api/batches", "staff/add") + "/1", token, late))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(415);
    assertThat(multipart("/staff/account", token, late).statusCode()).isEqualTo(403);
    assertThat(web.archive.changes(0, 10)).isEmpty();
    assertThat(web.additions.batches().newest(10)).hasSize(1);
  }

  @Test
  void a_duplicate_is_left_shown_in_the_collection_too_or_the_new_version_of_another_document()
      throws IOException {
    web.write("POST", "/api/collections", "{\"id\":\"reihe\",\"title\":\"Reihe\"}");
    web.write("POST", "/api/collections", "{\"id\":\"tagung\",\"title\":\"Tagung\"}");
    Metadata said = Metadata.NONE.with().collection(new CollectionId("reihe")).build();
    DocumentId old = web.add("alt.txt", Format.TXT, "Alt", Metadata.NONE, Publication.DRAFT);
    DocumentId id = web.add("a.txt", Format.TXT, "Text", said, Publication.DRAFT);
    String token = signIn();
    String batch = begin("{\"collection\":\"tagung\"}");
    for (int i = 0; i < 3; i++) {
      piece(announce(batch, "a" + i + ".txt", 4), 0, "Text");
      assertThat(state(batch, i)).isEqualTo("duplicate");
    }
    String page = batch.replace("/api/batches", "/staff/add");
    String csrf = "csrf=" + web.csrf(token) + "&action=";
    assertThat(web.form(page + "/1", csrf + "leave", "Cookie", cookie(token)).statusCode())
        .isEqualTo(303);
    web.form(page + "/2", csrf + "collection", "Cookie", cookie(token));
    HttpResponse<String> self =
        web.form(page + "/3", csrf + "version&document=" + id, "Cookie", cookie(token));
    assertThat(self.headers().firstValue("Location").orElseThrow())
        .endsWith("?page=1&row=3&typed=" + id + "#datei-3");
    web.form(
        page + "/3",
        csrf + "version&document=https%3A%2F%2Farchiv.example%2Fd%2F" + old + "%2F1",
        "Cookie",
        cookie(token));
    Metadata after = web.archive.find(id).orElseThrow().document().metadata();
    assertThat(after.collection()).isEqualTo(new CollectionId("reihe"));
    assertThat(after.relations())
        .extracting(r -> r.type() + " " + r.target())
        .containsExactly(RelationType.IS_PART_OF + " tagung", RelationType.REPLACES + " " + old);
    web.index("Text");
    JsonNode found = JSON.readTree(web.write("GET", "/api/search?collection=tagung", "").body());
    assertThat(found.path("total").asInt()).as("in the second collection").isEqualTo(1);
    assertThat(web.get(page + "?lang=de", "Cookie", cookie(token)).body())
        .contains("Entschieden: bleibt", "Entschieden: steht auch", "Entschieden: ersetzt");
  }

  @Test
  void what_names_no_other_document_stands_in_its_field_again_with_a_sentence_beside_it()
      throws IOException {
    DocumentId id = web.add("a.txt", Format.TXT, "Text", Metadata.NONE, Publication.DRAFT);
    String token = signIn();
    String batch = begin("{}");
    piece(announce(batch, "a.txt", 4), 0, "Text");
    piece(announce(batch, "b.txt", 4), 0, "Text");
    String page = batch.replace("/api/batches", "/staff/add");
    for (String typed : List.of("Haushalt 2019 \"& <b>", "", "0000000000zz", id + "")) {
      String form = "csrf=" + web.csrf(token) + "&action=version&page=1&document=";
      HttpResponse<String> sent =
          web.form(
              page + "/2",
              form + URLEncoder.encode(typed, StandardCharsets.UTF_8),
              "Cookie",
              cookie(token));
      String back = sent.headers().firstValue("Location").orElseThrow();
      assertThat(back).endsWith("#datei-2");
      String html = web.get(back.split("#", 2)[0] + "&lang=de", "Cookie", cookie(token)).body();
      assertThat(html)
          .contains("id=\"neu-wrong-2\"", "Unter dieser Adresse oder Kennung steht kein anderes")
          .contains(
              "name=\"document\" value=\""
                  + typed.replace("\"", "&#34;").replace("& <", "&amp; &lt;")
                  + "\" aria-invalid")
          .doesNotContain("neu-wrong-1");
    }
    assertThat(web.archive.find(id).orElseThrow().document().version()).isEqualTo(1);
  }

  @Test
  void a_date_that_is_left_out_is_told_with_what_is_wrong_with_it() throws IOException {
    String token = signIn();
    Map<String, String> dates =
        Map.of("31.2.2024", "im Kalender nicht", "2015/2010", "bevor er", "9999", "1000 und 2200");
    for (Map.Entry<String, String> date : dates.entrySet()) {
      String name = date.getKey().replace('/', '-') + ".txt";
      String page =
          form("/staff/add", token, web.csrf(token), "date", date.getKey(), name, name)
              .headers()
              .firstValue("Location")
              .orElseThrow();
      assertThat(web.get(page + "&lang=de", "Cookie", cookie(token)).body())
          .contains("Das Datum wurde nicht übernommen", date.getValue());
    }
  }

  @Test
  void of_two_documents_only_one_replaces_the_other_the_last_that_was_said() throws IOException {
    DocumentId first = web.add("a.txt", Format.TXT, "Text", Metadata.NONE, Publication.DRAFT);
    DocumentId second = web.add("b.txt", Format.TXT, "Wort", Metadata.NONE, Publication.DRAFT);
    String token = signIn();
    String batch = begin("{}");
    piece(announce(batch, "a.txt", 4), 0, "Text");
    piece(announce(batch, "b.txt", 4), 0, "Wort");
    String page = batch.replace("/api/batches", "/staff/add");
    String decided = "csrf=" + web.csrf(token) + "&action=version&document=";
    web.form(page + "/1", decided + second, "Cookie", cookie(token));
    web.form(page + "/2", decided + first, "Cookie", cookie(token));
    assertThat(web.archive.find(first).orElseThrow().document().metadata().relations()).isEmpty();
    assertThat(web.archive.find(second).orElseThrow().document().metadata().relations())
        .extracting(r -> r.type() + " " + r.target())
        .containsExactly(RelationType.REPLACES + " " + first);
  }

  @Test
  void on_how_many_pages_of_a_scan_text_is_recognised_is_told_live() throws IOException {
    web.ocr = new OcrPace(true, 3);
    String batch = begin("{}");
    DocumentId id = scan(batch);
    String token = signIn();
    String page = batch.replace("/api/batches", "/staff/add") + "?lang=de";
    for (int recognised : List.of(0, 12, 39)) {
      recognise(id, recognised);
      if (recognised == 39) {
        turnsOutBlank(id, 38);
      }
      assertThat(web.get(page, "Cookie", cookie(token)).body())
          .contains("Texterkennung<br>Entwurf", recognised + " von 40 Seiten", "data-live=\"true\"")
          .contains("Texterkennung: 1", "Einiges wird noch gelesen");
      assertThat(state(batch, 0)).isEqualTo("recognising");
    }
    Original scan = web.archive.find(id).orElseThrow().document().newest();
    recognise(id, 40);
    web.archive.queue().done(Ocr.LANE, id, scan);
    assertThat(web.get(page, "Cookie", cookie(token)).body())
        .contains("Durchsuchbar: 1", "data-live=\"false\"")
        .doesNotContain("Texterkennung");
  }

  @Test
  void where_nothing_recognises_text_a_scan_is_not_under_way_for_ever_but_what_is_missing_is_named()
      throws IOException {
    web.ocr = new OcrPace(false, 3);
    String batch = begin("{}");
    DocumentId id = scan(batch);
    recognise(id, 12);
    String token = signIn();
    String page = batch.replace("/api/batches", "/staff/add");
    assertThat(web.get(page + "?lang=de", "Cookie", cookie(token)).body())
        .contains("Ohne Texterkennung: 1", "Auf 28 Seiten ist noch kein Text erkannt")
        .contains("fehlt hier das Programm tesseract", "data-live=\"false\"")
        .doesNotContain("Einiges wird noch gelesen");
    assertThat(web.get(page + "?lang=en", "Cookie", cookie(token)).body())
        .contains("On 28 pages no text is recognised yet");
    assertThat(state(batch, 0)).isEqualTo("unrecognised");
    web.ocr = new OcrPace(true, 3);
    assertThat(state(batch, 0)).isEqualTo("recognising");
  }

  /** A document of forty pages without text, whose turn to be recognised has not come. */
  private DocumentId scan(String batch) throws IOException {
    String added = piece(announce(batch, "scan.txt", 4), 0, "scan").body();
    DocumentId id = new DocumentId(JSON.readTree(added).path("id").asText());
    web.index(Collections.nCopies(40, "").toArray(String[]::new));
    web.archive.queue().await(Ocr.LANE, List.of(id));
    return id;
  }

  /** A page on which nothing is found is done as well; the sum does not shrink by it. */
  private void turnsOutBlank(DocumentId id, int number) throws IOException {
    Original scan = web.archive.find(id).orElseThrow().document().newest();
    Page page = new Page(number, "", PageState.BLANK, 0, ReadBy.TESSERACT, "", Layout.NONE);
    web.archive.queue().recognised(scan, Ocr.LANE, page);
    web.archive.queue().recounted(id, scan);
  }

  /** Plays the part of recognition, which has come so far. */
  private void recognise(DocumentId id, int pages) throws IOException {
    Original scan = web.archive.find(id).orElseThrow().document().newest();
    for (int number = 1; number <= pages; number++) {
      Page page = new Page(number, "", PageState.OCR, 87, ReadBy.TESSERACT, "Wort", Layout.NONE);
      web.archive.queue().recognised(scan, Ocr.LANE, page);
    }
    web.archive.queue().recounted(id, scan);
  }

  @Test
  void a_delivery_says_who_may_see_each_document_and_leads_to_none_that_is_erased()
      throws IOException {
    String batch = begin("{}");
    List<DocumentId> ids = new ArrayList<>();
    for (String name : List.of("offen", "zurueck", "weg", "entwurf", "spaeter")) {
      String url = announce(batch, name + ".txt", name.length());
      ids.add(new DocumentId(JSON.readTree(piece(url, 0, name).body()).path("id").asText()));
    }
    web.index("Text");
    Actor root = Actor.atTerminal("test");
    web.editing.publish(root, ids.get(0), Release.of(Publication.PUBLISHED));
    web.editing.publish(
        root, ids.get(4), new Release(Publication.EMBARGOED, LocalDate.of(2199, 1, 1)));
    web.editing.withdraw(root, ids.get(1), "Zahlen falsch");
    web.editing.erase(root, ids.get(2), "Gesetz");
    String token = signIn();
    String page = batch.replace("/api/batches", "/staff/add");
    String html = web.get(page + "?lang=de", "Cookie", cookie(token)).body();
    assertThat(html)
        .contains("Durchsuchbar<br>Öffentlich seit ", "Durchsuchbar<br>Entwurf")
        .contains("Durchsuchbar<br>Gesperrt bis 1. Januar 2199")
        .contains("Zurückgezogen", "Grund: Zahlen falsch", "/staff/d/" + ids.get(1))
        .contains("endgültig gelöscht. Grund: Gesetz")
        .contains("Durchsuchbar: 3 · Zurückgezogen: 1 · Gelöscht: 1")
        .contains("Dokumente: Entwurf: 1 · ", "Veröffentlicht: 1")
        .doesNotContain("/staff/d/" + ids.get(2));
    assertThat(state(batch, 1) + state(batch, 2)).isEqualTo("withdrawndeleted");
    assertThat(web.write("GET", batch, "").body()).contains("\"publication\":\"embargoed\"");
    piece(announce(batch, "weg.txt", 3), 0, "weg");
    assertThat(state(batch, 5)).isEqualTo("erased");
    assertThat(web.get(page + "?lang=de", "Cookie", cookie(token)).body())
        .contains("nicht noch einmal angenommen. Grund: Gesetz")
        .doesNotContain("/staff/d/" + ids.get(2))
        .containsPattern("action=\"/staff/add/[\\w-]+/6[^\"]*\">(?:(?!</form>).)*value=\"forget\"");
    web.form(page + "/6", "csrf=" + web.csrf(token) + "&action=forget", "Cookie", cookie(token));
    assertThat(JSON.readTree(web.write("GET", batch, "").body()).path("files")).hasSize(5);
  }

  @Test
  void a_file_whose_document_has_got_a_new_one_names_both() throws IOException {
    String batch = begin("{}");
    String added = piece(announce(batch, "Ordner/alt.txt", 3), 0, "alt").body();
    DocumentId id = new DocumentId(JSON.readTree(added).path("id").asText());
    String page = batch.replace("/api/batches", "/staff/add") + "?lang=de";
    String token = signIn();
    assertThat(web.get(page, "Cookie", cookie(token)).body()).doesNotContain("Neue Datei:");
    web.upload("/api/documents/" + id + "/versions", "neu.txt", "neu", "");
    assertThat(web.get(page, "Cookie", cookie(token)).body())
        .containsSubsequence("Ordner/alt.txt", "Neue Datei: neu.txt");
  }

  @Test
  void a_duplicate_of_what_was_erased_since_asks_nothing_any_more() throws IOException {
    DocumentId id = web.add("a.txt", Format.TXT, "Text", Metadata.NONE, Publication.DRAFT);
    String batch = begin("{}");
    piece(announce(batch, "a.txt", 4), 0, "Text");
    web.editing.erase(Actor.atTerminal("test"), id, "Gesetz");
    String token = signIn();
    String page = batch.replace("/api/batches", "/staff/add") + "?lang=de";
    assertThat(web.get(page, "Cookie", cookie(token)).body())
        .contains("Schon einmal gelöscht", "Von der Liste nehmen")
        .doesNotContain("So lassen", "/staff/d/" + id);
  }

  @Test
  void a_file_that_cannot_be_read_leads_to_where_another_is_chosen() throws IOException {
    String batch = begin("{}");
    String added = piece(announce(batch, "zu.txt", 2), 0, "zu").body();
    web.failToRead(Fault.PASSWORD);
    String page = batch.replace("/api/batches", "/staff/add") + "?lang=de";
    assertThat(web.get(page, "Cookie", cookie(signIn())).body())
        .contains("/staff/d/" + JSON.readTree(added).path("id").asText() + "?lang=de#neue-datei");
  }

  private String begin(String body) throws IOException {
    HttpResponse<String> begun = web.write("POST", "/api/batches", body);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return begun.headers().firstValue("Location").orElseThrow();
  }

  private String announce(String batch, String file, long bytes) throws IOException {
    HttpResponse<String> answer =
        web.write(
            "POST",
            batch + "/files",
            "{\"files\":[{\"file\":\"%s\",\"bytes\":%d}]}".formatted(file, bytes));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).at("/files/0/url").asText();
  }

  private HttpResponse<String> piece(String url, long offset, String bytes) throws IOException {
    return web.write(
        "PATCH", url, bytes, "Content-Type", PIECE, "Upload-Offset", String.valueOf(offset));
  }

  private String offset(String url) throws IOException {
    return web.write("HEAD", url, "").headers().firstValue("Upload-Offset").orElseThrow();
  }

  private String state(String batch, int file) throws IOException {
    return JSON.readTree(web.write("GET", batch, "").body())
        .path("files")
        .path(file)
        .path("state")
        .asText();
  }

  /** What the file of an upload is called. */
  private static String name(String url) {
    return url.replaceFirst("/api/batches/", "").replace("/files/", "-");
  }

  private List<Path> leftOver() throws IOException {
    try (var files = Files.list(folder.resolve("archive/uploads"))) {
      return files.toList();
    }
  }

  private String signIn() throws IOException {
    web.addUser("anna", Role.EDITOR);
    return web.signIn("anna");
  }

  private static String cookie(String token) {
    return SessionCookie.NAME + "=" + token;
  }

  private HttpResponse<String> form(
      String path, String token, String csrf, String field, String value, String... files)
      throws IOException {
    StringBuilder body = new StringBuilder(part("csrf", csrf)).append(part(field, value));
    for (int i = 0; i < files.length; i += 2) {
      body.append(part("file\"; filename=\"" + files[i], files[i + 1]));
    }
    return multipart(path, token, body + "--cut--\r\n");
  }

  private HttpResponse<String> multipart(String path, String token, String body)
      throws IOException {
    return web.send(
        web.request(path)
            .headers("Cookie", cookie(token), "Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String part(String name, String content) {
    return "--cut\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
