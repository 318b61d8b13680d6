package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class CoursePagesTest {
  private static final CollectionId CONFERENCE = new CollectionId("konferenz");
  @TempDir Path folder;
  private OpenWeb web;
  private DocumentId resolution;
  private DocumentId alone;

  @BeforeEach
  void fill() throws IOException {
    web = new OpenWeb(folder);
    web.write(
        "POST",
        "/api/collections",
        "{\"title\":\"Konferenz\",\"kind\":\"conference\",\"start\":\"2014-11-19\"}");
    resolution =
        add(
            "Empfehlungen <b>",
            "2014-11-19",
            Kind.RESOLUTION,
            new Relation(RelationType.IS_RESOLUTION_OF, CONFERENCE.value()));
    add(
        "Was wurde daraus?",
        "2019-06",
        Kind.EVALUATION,
        new Relation(RelationType.IS_EVALUATION_OF, resolution.value()));
    alone = add("Einladung", "2014-09", Kind.PROGRAMME);
    add("Bericht der Konferenz", "2015", Kind.DOCUMENTATION);
    web.index("Bänke im Quartier");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void a_thread_is_a_list_and_the_same_as_a_picture() throws IOException {
    String page = web.get("/d/" + resolution + "/faden?lang=de").body();
    assertThat(page)
        .contains("Woher es kommt und was daraus wurde: 3 Stationen")
        .containsSubsequence("id=\"s-1\"", "/c/konferenz", "id=\"s-2\"", "Umgesetzt", "id=\"s-3\"")
        .contains("Evaluation von: <a href=\"#s-2\">Empfehlungen &lt;b&gt; (2)</a>")
        .contains("<title id=\"bild-titel\">3 Stationen, 2014–2019</title>")
        .doesNotContain("Einladung", "<b>.");
    assertThat(web.get("/d/" + resolution + "/faden?lang=en").body())
        .contains("3 stages, 2014–2019", "Evaluation of:", "Adopted at:");
  }

  @Test
  void a_document_without_one_says_so_and_does_not_offer_it() throws IOException {
    assertThat(web.get("/d/" + alone + "/faden?lang=de").body())
        .contains("ist noch nicht verzeichnet")
        .doesNotContain("<svg class=\"course\"");
    assertThat(web.get("/d/" + alone + "?lang=de").body()).doesNotContain("/faden");
    assertThat(web.get("/d/" + resolution + "?lang=de").body())
        .contains("/d/" + resolution + "/faden?lang=de");
  }

  @Test
  void the_page_of_a_conference_says_what_became_of_its_resolutions() throws IOException {
    String page = web.get("/c/konferenz?lang=de").body();
    assertThat(page)
        .containsSubsequence(
            "dokumentation<",
            "empfehlung<",
            "Programm",
            "Evaluation",
            "Beschlüsse und was daraus wurde",
            "Umgesetzt",
            "Evaluiert in:",
            "Was wurde daraus?",
            "/d/" + resolution + "/faden?lang=de");
  }

  private DocumentId add(String title, String date, Kind kind, Relation... relations)
      throws IOException {
    Metadata.Builder said =
        Metadata.NONE
            .with()
            .title(title)
            .kind(kind)
            .date(new DocumentDate(date))
            .collection(CONFERENCE)
            .relations(List.of(relations));
    if (kind == Kind.RESOLUTION) {
      said.set(MetadataField.STATUS, ResolutionStatus.DONE);
    }
    return web.add(date + ".txt", Format.TXT, title, said.build(), Publication.PUBLISHED);
  }
}
