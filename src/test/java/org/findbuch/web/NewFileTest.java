package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.findbuch.archive.Archive;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document gets a new file at the desk; the former stays, and nothing typed is lost by it. */
@Tag("contract")
class NewFileTest {
  @TempDir Path folder;
  private OpenWeb web;
  private String anna = "";
  private DocumentId id = new DocumentId("0".repeat(12));

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
    anna = web.signIn("anna");
    Metadata said = Metadata.NONE.with().title("Kühle Orte").build();
    id = web.add("orte.txt", Format.TXT, "Kühle Orte", said, Publication.DRAFT);
    web.index("Schatten und Wasser");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private Document document() throws IOException {
    return web.archive.find(id).orElseThrow().document();
  }

  private String page(String query) throws IOException {
    return web.get("/staff/d/" + id + "?lang=de" + query, "Cookie", cookie(anna)).body();
  }

  private static String cookie(String token) {
    return SessionCookie.NAME + "=" + token;
  }

  /** Sends the form of the page with a file, which stands before what is typed for a step. */
  private HttpResponse<String> sendBy(String csrf, String name, String content, String... fields)
      throws IOException {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("version", String.valueOf(document().version()));
    for (int i = 0; i < fields.length; i += 2) {
      typed.put(fields[i], fields[i + 1]);
    }
    StringBuilder body = new StringBuilder(part("csrf", csrf));
    typed.forEach((field, value) -> body.append(part(field, value)));
    body.append(part("file\"; filename=\"" + name, content)).append(part("reason", "Halber Grund"));
    return multipart(anna, body + "--cut--\r\n");
  }

  private HttpResponse<String> send(String name, String content, String... fields)
      throws IOException {
    return sendBy(web.csrf(anna), name, content, fields);
  }

  private HttpResponse<String> multipart(String token, String body) throws IOException {
    return web.send(
        web.request("/staff/d/" + id + "/file?lang=de")
            .headers("Cookie", cookie(token), "Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String part(String name, String content) {
    return "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }

  @Test
  void the_page_offers_a_field_says_what_happens_and_takes_the_file_with_what_is_typed()
      throws IOException {
    assertThat(page(""))
        .contains("type=\"file\"", "formenctype=\"multipart/form-data\"", "/file?lang=de")
        .contains("bis 200\u00a0kB", "Die bisherige bleibt");
    HttpResponse<String> sent = send("neu.txt", "Noch kühlere Orte", "title", "Kalte Orte");
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    assertThat(sent.headers().firstValue("location"))
        .hasValue("/staff/d/" + id + "?done=file&lang=de");
    assertThat(document().originals())
        .extracting(Original::name)
        .containsExactly("orte.txt", "neu.txt");
    assertThat(document().metadata().title()).isEqualTo("Kalte Orte");
    assertThat(document().publication()).isEqualTo(Publication.DRAFT);
    assertThat(page("&done=file")).contains("wird gelesen", "Neue Datei aufgenommen");
    assertThat(web.get("/d/" + id + "/v/1/original", "Cookie", cookie(anna)).body())
        .isEqualTo("Kühle Orte");
  }

  @Test
  void of_a_published_document_it_is_said_that_everybody_sees_the_new_file_at_once()
      throws IOException {
    assertThat(page("")).doesNotContain("Alle sehen dann sofort die neue Datei");
    web.editing.publish(
        Actor.atTerminal("test"), id, org.findbuch.document.Release.of(Publication.PUBLISHED));
    assertThat(page("")).contains("Alle sehen dann sofort die neue Datei");
  }

  @Test
  void a_file_that_cannot_be_taken_gives_the_form_back_with_a_sentence_and_all_that_was_typed()
      throws IOException {
    Metadata said = Metadata.NONE.with().title("Das <b>andere</b>").build();
    DocumentId other = web.add("x.txt", Format.TXT, "Anderes", said, Publication.DRAFT);
    DocumentId gone = web.add("y.txt", Format.TXT, "Gelöschtes", said, Publication.DRAFT);
    web.editing.erase(Actor.atTerminal("test"), gone, "Gesetz");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("", "Wählen Sie zuerst eine Datei");
    files.put("Kühle Orte", "Genau diese Datei hat das Dokument schon");
    files.put("Anderes", "Dieselbe Datei gehört schon zu „Das &lt;b&gt;andere&lt;/b&gt;“");
    files.put("Gelöschtes", "Dieselbe Datei wurde endgültig gelöscht");
    files.put("\0\1\2\3", "Dateien dieser Art werden nicht angenommen");
    files.put("x".repeat((int) OpenWeb.MOST_BYTES + 1), "Möglich sind 200\u00a0kB");
    for (Map.Entry<String, String> file : files.entrySet()) {
      String name =
          file.getKey().isEmpty() ? "" : file.getKey().startsWith("\0") ? "a.iso" : "a.txt";
      HttpResponse<String> back = send(name, file.getKey(), "title", "Getippt");
      assertThat(back.statusCode()).as(file.getValue()).isEqualTo(422);
      assertThat(back.body())
          .contains("Nicht erledigt", "id=\"file-wrong\"", file.getValue())
          .contains("value=\"Getippt\"", "value=\"Halber Grund\"");
    }
    assertThat(send("a.txt", "Anderes").body()).contains("href=\"/staff/d/" + other);
    assertThat(document().version()).isEqualTo(1);
    assertThat(send("leer.pdf", "").body()).contains("Die Datei ist leer.");
  }

  @Test
  void an_earlier_file_of_the_same_document_is_named_as_such() throws IOException {
    send("neu.txt", "Neu");
    assertThat(send("orte.txt", "Kühle Orte").body())
        .contains("Diese Datei ist schon da: Sie ist Fassung 1 dieses Dokuments");
    assertThat(document().originals()).hasSize(2);
  }

  @Test
  void wrong_fields_and_a_faster_colleague_keep_the_new_file_away() throws IOException {
    assertThat(send("neu.txt", "Neu", "date", "gestern").statusCode()).isEqualTo(422);
    HttpResponse<String> late = send("neu.txt", "Neu", "version", "0", "title", "Getippt");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("value=\"Getippt\"", "Wählen Sie die Datei noch einmal");
    assertThat(document().originals()).hasSize(1);
  }

  @Test
  void without_a_session_or_its_token_nothing_is_taken_and_what_was_typed_comes_back()
      throws IOException {
    String earlier = web.csrf(web.signIn("anna"));
    HttpResponse<String> wrong = sendBy(earlier, "neu.txt", "Neu", "title", "Getippt");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body())
        .contains("name=\"title\" value=\"Getippt\"", "action=\"/staff/d/" + id + "\"");
    String late = part("file\"; filename=\"a.txt", "Text") + part("csrf", web.csrf(anna));
    assertThat(multipart(anna, late + "--cut--\r\n").statusCode()).isEqualTo(403);
    String csrf = web.csrf(anna);
    web.accounts.signOut(anna);
    HttpResponse<String> out = sendBy(csrf, "neu.txt", "Neu", "title", "Getippt");
    assertThat(out.statusCode()).isEqualTo(401);
    assertThat(out.body())
        .contains("name=\"kept.title\" value=\"Getippt\"", "next\" value=\"/staff/d/" + id)
        .contains("name=\"kept.file\" value=\"neu.txt\"");
    assertThat(document().originals()).hasSize(1);
  }

  @Test
  void after_signing_in_anew_it_is_said_that_the_file_has_to_be_chosen_again() throws IOException {
    String form = "csrf=" + web.csrf(anna) + "&do=show&title=Getippt&file=neu.txt";
    HttpResponse<String> back =
        web.form("/staff/d/" + id + "?lang=de", form, "Cookie", cookie(anna));
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.body())
        .contains("value=\"Getippt\"", "href=\"#file\">Die Datei ist noch nicht aufgenommen");
    String without = "csrf=" + web.csrf(anna) + "&do=show&title=Getippt&file=";
    assertThat(web.form("/staff/d/" + id + "?lang=de", without, "Cookie", cookie(anna)).body())
        .contains("value=\"Getippt\"")
        .doesNotContain("Die Datei ist noch nicht aufgenommen");
  }

  @Test
  void another_site_gets_nothing_of_what_somebody_typed() throws IOException {
    String body = part("csrf", "falsch") + part("title", "Getippt");
    body += part("file\"; filename=\"a.txt", "Text") + "--cut--\r\n";
    for (String token : new String[] {anna, "A".repeat(43)}) {
      HttpResponse<String> answer =
          web.send(
              web.request("/staff/d/" + id + "/file")
                  .headers("Cookie", cookie(token), "Sec-Fetch-Site", "cross-site")
                  .header("Content-Type", "multipart/form-data; boundary=cut")
                  .POST(BodyPublishers.ofString(body)));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).doesNotContain("Getippt");
    }
    assertThat(document().version()).isEqualTo(1);
  }

  @Test
  void no_other_button_pretends_to_have_sent_the_chosen_file() throws IOException {
    String form = "csrf=" + web.csrf(anna) + "&do=publish&title=Getippt&file=neu.txt";
    HttpResponse<String> back =
        web.form("/staff/d/" + id + "?lang=de", form, "Cookie", cookie(anna));
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains("Die gewählte Datei wird nur mit", "value=\"Getippt\"");
    assertThat(document().publication()).isEqualTo(Publication.DRAFT);
  }

  @Test
  void readers_are_told_what_is_wrong_with_a_file_and_staff_what_to_do_about_it()
      throws IOException {
    id = web.add("zu.pdf", Format.PDF, "zu", Metadata.NONE, Publication.PUBLISHED);
    web.failToRead(Fault.PASSWORD);
    String advice = "Geben Sie eine Fassung ohne Passwort";
    assertThat(page("")).contains(advice, "href=\"#neue-datei\"");
    for (String path : new String[] {"/d/" + id, "/api/documents/" + id}) {
      assertThat(web.get(path + "?lang=de").body())
          .contains("Die Datei verlangt ein Passwort.")
          .doesNotContain(advice);
    }
    assertThat(web.get("/d/" + id + "?lang=de", "Cookie", cookie(anna)).body())
        .as("as everybody will see it")
        .contains("nicht durchsuchbar. Die Datei selbst können Sie herunterladen.")
        .doesNotContain(advice);
  }

  @Test
  void what_is_withdrawn_or_erased_gets_no_new_file() throws IOException {
    Archive archive = web.archive;
    web.editing.withdraw(Actor.atTerminal("test"), id, "Alt");
    assertThat(page("")).doesNotContain("type=\"file\"");
    assertThat(send("neu.txt", "Neu").statusCode()).isEqualTo(409);
    web.editing.erase(Actor.atTerminal("test"), id, "Gesetz");
    assertThat(send("neu.txt", "Neu").statusCode()).isEqualTo(410);
    assertThat(archive.find(id).orElseThrow().document().originals()).hasSize(1);
  }

  @Test
  void a_disk_without_room_says_so_and_keeps_what_was_typed() throws IOException {
    web.archive.keepFree(Long.MAX_VALUE / 2);
    HttpResponse<String> full = send("neu.txt", "Neu", "title", "Getippt");
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(full.body()).contains("fast kein Platz mehr", "value=\"Getippt\"");
    assertThat(document().originals()).hasSize(1);
  }
}
