package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class VisibilityTest {
  private static final String NOBODY = "000000000000";
  private static final List<String> PLACES =
      List.of(
          "/d/ID",
          "/d/ID/1",
          "/d/ID/1?q=Geheim",
          "/d/ID/v/1",
          "/d/ID/v/1/1",
          "/d/ID/original",
          "/d/ID/v/1/original",
          "/d/ID/1.png",
          "/d/ID/1.jpg?w=200",
          "/d/ID/v/1/1.png?w=7",
          "/d/ID/1/tables/1.csv",
          "/d/ID/v/1/1/tables/1.csv",
          "/api/documents/ID",
          "/api/documents/ID/pages/1",
          "/api/documents/ID/pages/1/boxes?q=Geheim",
          "/search?in=ID&q=Geheim&lang=de",
          "/api/search?in=ID&q=Geheim");

  @TempDir static Path folder;
  private static OpenWeb web;
  private static DocumentId draft;
  private static DocumentId shown;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    Metadata secret =
        new Metadata.Builder()
            .title("Geheimes Papier")
            .set(MetadataField.TOPICS, List.of("Geheimthema"))
            .build();
    draft = web.add("g.txt", Format.TXT, "Geheim", secret, Publication.DRAFT);
    Metadata pointing =
        new Metadata.Builder()
            .title("Offen")
            .relations(List.of(new Relation(RelationType.FOLLOWS_UP, draft.value())))
            .build();
    shown = web.add("o.txt", Format.TXT, "Offen", pointing, Publication.PUBLISHED);
    web.index("Geheim und offen");
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void a_draft_answers_exactly_as_what_does_not_exist() throws IOException {
    for (String place : PLACES) {
      HttpResponse<String> hidden = web.get(place.replace("ID", draft.value()));
      HttpResponse<String> absent = web.get(place.replace("ID", NOBODY));
      assertThat(hidden.statusCode()).as(place).isEqualTo(absent.statusCode());
      assertThat(normal(hidden)).as(place).isEqualTo(normal(absent));
    }
  }

  @Test
  void a_draft_that_was_withdrawn_answers_as_what_does_not_exist() throws IOException {
    DocumentId never =
        web.add("n.txt", Format.TXT, "Nie gezeigt", Metadata.NONE, Publication.DRAFT);
    new ByHand(web.archive).withdraw(never, "Enthielt Namen");
    for (String place : PLACES) {
      HttpResponse<String> hidden = web.get(place.replace("ID", never.value()));
      HttpResponse<String> absent = web.get(place.replace("ID", NOBODY));
      assertThat(hidden.statusCode()).as(place).isEqualTo(absent.statusCode());
      assertThat(normal(hidden)).as(place).isEqualTo(normal(absent));
    }
  }

  @Test
  void nothing_that_the_public_gets_tells_of_a_draft() throws IOException {
    for (String path :
        List.of(
            "/",
            "/search",
            "/search?q=Geheim",
            "/d/" + shown,
            "/api/documents",
            "/api/documents/" + shown,
            "/api/search?q=Geheim",
            "/api/search",
            "/status",
            "/api/status")) {
      assertThat(web.get(path).body())
          .as(path)
          .doesNotContain("Geheimes Papier", "Geheimthema", draft.value());
    }
    assertThat(web.get("/api/status").body()).doesNotContain("draft");
    assertThat(web.get("/api/documents?publication=draft").body()).contains("\"total\":0");
  }

  @Test
  void staff_see_drafts_with_their_key_and_nobody_else_keeps_the_answer() throws IOException {
    HttpResponse<String> answer =
        web.get("/api/documents/" + draft, "Authorization", "Bearer " + web.key);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Geheimes Papier", "\"publication\":\"draft\"");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(web.get("/api/documents", "Authorization", "Bearer " + web.key).body())
        .contains("\"total\":2");
    assertThat(web.get("/api/documents", "Authorization", "Bearer fb_falsch").statusCode())
        .isEqualTo(401);
  }

  /** The one thing that may differ is what was asked and how long it took. */
  private static String normal(HttpResponse<String> answer) {
    return answer
        .body()
        .replaceAll("\\b[0-9a-z]{12}\\b", "ID")
        .replaceAll("\"took_ms\":\\d+", "")
        .replaceAll("\"request\":\"[0-9a-f]{8}\"", "");
  }
}
