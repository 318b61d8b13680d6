package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agenda of a conference: typed at the desk, sent by a script, read by everybody. */
@Tag("contract")
class AgendaTest {
  private static final CollectionId CONFERENCE = new CollectionId("konferenz");
  @TempDir Path folder;
  private OpenWeb web;
  private DocumentId slides;
  private DocumentId draft;

  @BeforeEach
  void fill() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
    web.write(
        "POST",
        "/api/collections",
        "{\"title\":\"Konferenz\",\"kind\":\"conference\",\"start\":\"2014-11-19\"}");
    slides = add("Folien", Publication.PUBLISHED);
    draft = add("Geheimer Entwurf", Publication.DRAFT);
    web.index("Bänke im Quartier");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void what_is_typed_at_the_desk_stands_on_the_page_with_the_documents_that_are_public()
      throws IOException {
    String typed =
        "9.20–10.15 Demenz <b> | Dr. Brinkmann; Y. Aydın | %s; %s\r\n2014-11-20 Ausklang"
            .formatted(slides, draft);
    assertThat(send("agenda", typed).statusCode()).isEqualTo(303);
    String page = web.get("/c/konferenz?lang=de").body();
    assertThat(page)
        .containsSubsequence(
            "<time class=\"at\" datetime=\"09:20\">9.20–10.15</time>",
            "Demenz &lt;b&gt;",
            "Dr. Brinkmann, Y. Aydın",
            "/d/" + slides + "?lang=de\">Folien</a>",
            "<h3>20. November 2014</h3>",
            "Ausklang")
        .doesNotContain("Geheimer");
    assertThat(web.get("/c/konferenz?lang=en").body()).contains("9:20–10:15");
    assertThat(web.get("/staff/collections/konferenz", "Cookie", session()).body())
        .contains("09:20–10:15 Demenz &lt;b&gt; | Dr. Brinkmann; Y. Aydın | " + slides);
  }

  @Test
  void a_line_that_cannot_be_understood_comes_back_as_it_was_typed() throws IOException {
    HttpResponse<String> back = send("agenda", "9.20 Gut\n25.00 <nie>");
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body())
        .contains("Zeile 2 ist nicht zu verstehen", "25.00 &lt;nie&gt;</textarea>");
    assertThat(web.archive.collections().find(CONFERENCE).orElseThrow().agenda()).isEmpty();
  }

  @Test
  void a_script_says_it_as_the_record_shows_it() throws IOException {
    String agenda =
        "[{\"day\":null,\"start\":\"09:20\",\"end\":null,\"title\":\"Demenz\",\"speakers\":[\"A\","
            + "\"B\"],\"documents\":[{\"id\":\"%s\",\"title\":\"Folien\",\"url\":\"/d/%s\","
                .formatted(slides, slides)
            + "\"language\":\"de\"}]}]";
    HttpResponse<String> after = patch("{\"agenda\":" + agenda + "}");
    assertThat(after.body()).contains("\"agenda\":" + agenda);
    assertThat(web.get("/api/collections/konferenz").body()).contains("\"agenda\":" + agenda);
    assertThat(patch("{\"agenda\":[\"9.30 Neu | C\"]}").body())
        .contains("\"start\":\"09:30\"", "\"speakers\":[\"C\"]");
    for (String wrong :
        new String[] {"\"Text\"", "[7]", "[{\"title\":\"\"}]", "[{\"title\":\"a|b\"}]", "[null]"}) {
      HttpResponse<String> refused = patch("{\"agenda\":" + wrong + "}");
      assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
      assertThat(refused.body()).as(wrong).contains("agenda");
    }
    assertThat(patch("{\"agenda\":null}").body()).contains("\"agenda\":[]");
  }

  @Test
  void a_document_that_is_not_there_is_named_with_its_line_and_nothing_is_kept()
      throws IOException {
    String line = "9.20 Demenz | A | zzzzzzzzzzzz";
    String named = "Zeile „09:20 Demenz | A | zzzzzzzzzzzz“ das Dokument „zzzzzzzzzzzz“";
    HttpResponse<String> back = send("agenda", "9.00 Gut | | " + slides + "\n" + line);
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains(named, "was nach /d/ steht", line + "</textarea>");
    HttpResponse<String> refused = patch("{\"agenda\":[\"" + line + "\"]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("agenda", "zzzzzzzzzzzz", "/d/");
    assertThat(
            web.write(
                    "POST", "/api/collections", "{\"title\":\"Neu\",\"agenda\":[\"" + line + "\"]}")
                .statusCode())
        .isEqualTo(400);
    assertThat(web.archive.collections().find(CONFERENCE).orElseThrow().agenda()).isEmpty();
    assertThat(web.archive.collections().find(new CollectionId("neu"))).isEmpty();
  }

  @Test
  void what_was_named_before_it_was_erased_does_not_keep_the_rest_from_being_changed()
      throws IOException {
    add("Anderes", Publication.PUBLISHED);
    web.index("Bänke im Quartier");
    assertThat(patch("{\"agenda\":[\"Demenz | | " + slides + "\"]}").statusCode()).isEqualTo(200);
    web.services.editing().erase(Actor.atTerminal("test"), slides, "Bilder ohne Rechte");
    assertThat(patch("{\"agenda\":[\"Demenz heute | | " + slides + "\"]}").statusCode())
        .isEqualTo(200);
    assertThat(web.get("/c/konferenz?lang=de").body())
        .contains("Demenz heute")
        .doesNotContain("/d/" + slides);
    assertThat(patch("{\"agenda\":null}").statusCode()).isEqualTo(200);
    assertThat(patch("{\"agenda\":[\"Demenz | | " + slides + "\"]}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> patch(String json) throws IOException {
    String tag = web.get("/api/collections/konferenz").headers().firstValue("etag").orElseThrow();
    return web.write("PATCH", "/api/collections/konferenz", json, "If-Match", tag);
  }

  private String session() throws IOException {
    return SessionCookie.NAME + "=" + web.signIn("anna");
  }

  private HttpResponse<String> send(String field, String value) throws IOException {
    String token = web.signIn("anna");
    return web.form(
        "/staff/collections/konferenz?lang=de",
        "csrf="
            + web.csrf(token)
            + "&do=save&was-agenda=&"
            + field
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8),
        "Cookie",
        SessionCookie.NAME + "=" + token);
  }

  private DocumentId add(String title, Publication publication) throws IOException {
    Metadata said = Metadata.NONE.with().title(title).collection(CONFERENCE).build();
    return web.add(title + ".txt", Format.TXT, title, said, publication);
  }
}
