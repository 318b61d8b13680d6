package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class SuggestingTest {
  private static final String NONE = "{\"suggestions\":[]}";
  @TempDir Path folder;
  private OpenWeb web;
  private DocumentId shown;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    Metadata said =
        new Metadata.Builder()
            .title("Hitze & <Alter>")
            .set(MetadataField.TOPICS, List.of("Demenz"))
            .build();
    shown = web.add("a.txt", Format.TXT, "a", said, Publication.PUBLISHED);
    web.index("Demenz im Quartier");
    Metadata secret = new Metadata.Builder().title("Geheimes Papier").build();
    web.add("b.txt", Format.TXT, "b", secret, Publication.DRAFT);
    web.index("Geheimsache im Amt");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void what_is_typed_is_completed() throws IOException {
    assertThat(web.get("/api/suggest?q=quar").body()).isEqualTo("{\"suggestions\":[\"Quartier\"]}");
    assertThat(web.get("/api/suggest?q=qaurtie").body()).contains("\"Quartier\"");
    assertThat(web.get("/api/suggest?q=hitz").body()).contains("Hitze");
    assertThat(web.get("/api/suggest?q=").body()).isEqualTo(NONE);
    assertThat(web.get("/api/suggest").body()).isEqualTo(NONE);
    assertThat(web.get("/api/suggest?q=" + "a".repeat(600)).statusCode()).isEqualTo(400);
  }

  @Test
  void drafts_are_offered_to_staff_alone() throws IOException {
    for (String typed : List.of("geh", "geheims", "papier", "amt")) {
      assertThat(web.get("/api/suggest?q=" + typed).body()).as(typed).isEqualTo(NONE);
      assertThat(web.write("GET", "/api/suggest?q=" + typed, "").body())
          .as(typed)
          .isNotEqualTo(NONE);
    }
    assertThat(web.get("/api/search?q=Geheimsahce").body())
        .contains("\"answered\":\"Geheimsahce\"");
    assertThat(web.write("GET", "/api/search?q=Geheimsahce", "").body())
        .contains("\"answered\":\"Geheimsache\"");
    assertThat(web.get("/api/search?q=Gehiemsahce").body()).contains("\"did_you_mean\":null");
    assertThat(web.write("GET", "/api/search?q=Gehiemsahce", "").body())
        .contains("\"did_you_mean\":\"Geheimsache\"");
  }

  @Test
  void what_was_withdrawn_is_offered_no_longer() throws IOException {
    assertThat(web.get("/api/suggest?q=demen").body()).contains("Demenz");
    web.write("DELETE", "/api/documents/" + shown, "{\"reason\":\"Test\"}");
    web.index();
    assertThat(web.get("/api/suggest?q=demen").body()).isEqualTo(NONE);
    assertThat(web.get("/api/search?q=Demnez").body())
        .contains("\"answered\":\"Demnez\"", "\"did_you_mean\":null");
  }

  @Test
  void one_slip_in_a_word_that_nobody_wrote_is_mended_at_once_with_a_way_back() throws IOException {
    for (String sort : List.of("", "&sort=newest")) {
      assertThat(web.get("/api/search?q=Demnez+Quartier" + sort).body())
          .contains(
              "\"query\":\"Demnez Quartier\",\"answered\":\"Demenz Quartier\",\"total\":1,",
              "\"did_you_mean\":null");
    }
    assertThat(web.get("/search?lang=de&sort=newest&q=Demnez+Quartier").body())
        .contains(
            "Gesucht wurde <b>Demenz Quartier</b>.",
            "<a href=\"/search?q=%3DDemnez+Quartier&amp;sort=newest&amp;lang=de\"",
            "<a href=\"/d/" + shown + "?q=Demenz+Quartier");
    assertThat(web.get("/api/search?q=%3DDemnez").body())
        .contains("\"answered\":\"=Demnez\",\"total\":0,");
  }

  @Test
  void what_may_be_another_word_is_one_click_away_in_both_languages() throws IOException {
    assertThat(web.get("/api/search?q=Dmenez+Qaurteir").body())
        .contains("\"total\":0", "\"did_you_mean\":\"Demenz Quartier\"");
    assertThat(web.get("/search?lang=de&q=Demenz+Qaurteir&from=1900").body())
        .as("only what is found through the filters")
        .doesNotContain("Meinten Sie");
    assertThat(web.get("/search?lang=de&sort=newest&q=Demenz+Qaurteir").body())
        .contains(
            "Meinten Sie: <a href=\"/search?q=Demenz+Quartier&amp;sort=newest&amp;lang=de\">"
                + "Demenz <b>Quartier</b></a>?");
    assertThat(web.get("/search?lang=en&q=Qaurteir").body()).contains("Did you mean: <a");
  }
}
