package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a document was found, why none was, and what a search can be narrowed by. */
@Tag("contract")
class ExplanationTest {
  @TempDir static Path folder;
  private static OpenWeb web;
  private static String id;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    collection("reihe", "Die Reihe", null);
    collection("konferenz-1", "Erste Konferenz", "reihe");
    collection("konferenz-2", "Zweite Konferenz", "reihe");
    id =
        add("a.txt", "konferenz-1", "2001", "Hitze im Quartier", List.of("Übermut, Anna"))
            .toString();
    web.index("Konferenzen über Hitze", "Die soziale Stadt", "Konferenz");
    add("b.txt", "konferenz-2", "2004", "Pflege", List.of("Berg, Carl"));
    web.index("Pflege zu Hause");
    Metadata draft = new Metadata.Builder().title("Kanarienvogel").build();
    web.add("c.txt", Format.TXT, "c", draft, Publication.DRAFT);
    web.index("Kanarienvogel und Pflege");
  }

  private static void collection(String name, String title, @Nullable String parent)
      throws IOException {
    web.archive
        .collections()
        .add(
            new Collection(
                new CollectionId(name),
                CollectionKind.CONFERENCE,
                title,
                parent == null ? null : new CollectionId(parent),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null),
            "test");
  }

  private static Object add(
      String name, String collection, String date, String title, List<String> authors)
      throws IOException {
    Metadata said =
        new Metadata.Builder()
            .title(title)
            .collection(new CollectionId(collection))
            .date(new DocumentDate(date))
            .authors(authors)
            .build();
    return web.add(name, Format.TXT, name, said, Publication.PUBLISHED);
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void a_hit_says_how_each_word_was_found_where_that_is_asked_for() throws IOException {
    assertThat(get("/api/search?q=Konferenz+Hitze&why=1&lang=de"))
        .contains(
            "\"why\":[{\"asked\":\"Konferenz\",\"only\":\"=Konferenz Hitze\",\"found\":["
                + "{\"manner\":\"exact\",\"form\":\"Konferenz\",\"places\":["
                + "{\"in\":\"collections\",\"label\":\"Sammlung\",\"page\":null,\"url\":null},"
                + "{\"in\":\"page\",\"label\":\"Abschnitt\u00a03\",\"page\":3,\"url\":\"/d/"
                + id
                + "/3?q=Konferenz+Hitze\"}]},"
                + "{\"manner\":\"inflected\",\"form\":\"Konferenzen\",\"places\":["
                + "{\"in\":\"page\",\"label\":\"Abschnitt\u00a01\",\"page\":1,",
            "{\"asked\":\"Hitze\",\"only\":null,\"found\":[{\"manner\":\"exact\"");
    assertThat(get("/api/search?q=Konferenz")).contains("\"why\":null");
    assertThat(get("/api/search?q=&why=1")).contains("\"why\":[]");
  }

  @Test
  void a_phrase_a_beginning_and_a_spelling_are_reasons_of_their_own() throws IOException {
    assertThat(get("/api/search?q=%22soziale+Stadt%22+Hitz*+Quartire~&why=1"))
        .contains(
            "\"asked\":\"\\\"soziale Stadt\\\"\"",
            "\"manner\":\"phrase\",\"form\":\"soziale Stadt\"",
            "\"manner\":\"prefix\",\"form\":\"Hitze\"",
            "\"manner\":\"similar\"");
  }

  @Test
  void the_page_gives_the_reasons_and_leads_to_this_very_form() throws IOException {
    assertThat(get("/search?q=Konferenz&lang=de"))
        .contains("Warum dieser Treffer?", "/search?q=Konferenz&amp;why=1&amp;lang=de#d-" + id)
        .doesNotContain("gebeugt");
    assertThat(get("/search?q=Konferenz&why=1&lang=de"))
        .contains(
            "genau so (Sammlung, <a href=\"/d/"
                + id
                + "/3?q=Konferenz&amp;lang=de\">Abschnitt\u00a03",
            "gebeugt: „Konferenzen“",
            "href=\"/search?q=%3DKonferenz&amp;why=1&amp;lang=de\" rel=\"nofollow\">nur genau"
                + " „Konferenz“")
        .doesNotContain("Warum dieser Treffer?");
  }

  @Test
  void where_nothing_is_found_each_part_says_what_it_finds_and_what_the_others_do()
      throws IOException {
    assertThat(get("/api/search?q=Hitze+und+Quastenflosser&match=all"))
        .contains(
            "\"no_hit\":{\"without_filters\":null,\"parts\":["
                + "{\"text\":\"Hitze\",\"alone\":1,\"others\":\"Quastenflosser\",\"without\":0},"
                + "{\"text\":\"Quastenflosser\",\"alone\":0,\"others\":\"Hitze\",\"without\":1}],"
                + "\"unsearchable_pages\":0,\"pages\":4}");
    assertThat(get("/api/search?q=Hitze")).contains("\"no_hit\":null");
    assertThat(get("/search?q=Hitze+Quastenflosser&match=all&lang=de"))
        .contains("nicht im Bestand", "Mit einem Wort weniger", "ohne „Quastenflosser“");
  }

  @Test
  void a_part_that_excludes_or_offers_a_choice_stays_in_one_piece() throws IOException {
    assertThat(get("/api/search?q=(Hitze+OR+Pflege)+-Konferenz"))
        .contains(
            "{\"text\":\"Hitze OR Pflege\",\"alone\":2,\"others\":\"-Konferenz\",\"without\":0}",
            "{\"text\":\"-Konferenz\",\"alone\":null,\"others\":\"Hitze OR"
                + " Pflege\",\"without\":2}");
  }

  @Test
  void filters_that_leave_nothing_are_named_as_the_cause() throws IOException {
    assertThat(get("/api/search?q=Hitze&from=2004"))
        .contains("\"no_hit\":{\"without_filters\":1,\"parts\":[],");
    assertThat(get("/search?q=Hitze&from=2004&lang=de"))
        .contains("Ohne Filter", "<a href=\"/search?q=Hitze&amp;lang=de\">Dieselbe Suche");
  }

  @Test
  void no_count_tells_the_public_of_a_draft() throws IOException {
    assertThat(get("/api/search?q=Kanarienvogel+Pflege&match=all"))
        .contains("{\"text\":\"Kanarienvogel\",\"alone\":0,\"others\":\"Pflege\",\"without\":1}");
    assertThat(
            web.get(
                    "/api/search?q=Kanarienvogel+Hitze&match=all",
                    "Authorization",
                    "Bearer " + web.key)
                .body())
        .contains("{\"text\":\"Kanarienvogel\",\"alone\":1,");
    assertThat(get("/api/search/facet/kind?q=Kanarienvogel")).contains("\"total\":0");
  }

  @Test
  void collections_stand_below_what_holds_them_and_are_counted_there_too() throws IOException {
    assertThat(get("/api/search?q="))
        .contains(
            "\"collection\":[{\"value\":\"reihe\",\"label\":\"Die Reihe\",\"count\":2,"
                + "\"selected\":false,\"parent\":null},"
                + "{\"value\":\"konferenz-1\",\"label\":\"Erste Konferenz\",\"count\":1,"
                + "\"selected\":false,\"parent\":\"reihe\"}");
    assertThat(get("/search?q="))
        .contains("<li class=\"d1\"><a href=\"/search?collection=konferenz-1\"");
  }

  @Test
  void years_have_no_gaps_and_keep_their_counts_when_some_of_them_are_chosen() throws IOException {
    for (String span : List.of("", "&from=2004", "&to=2003", "&from=2001&to=2001&year=2004")) {
      assertThat(get("/api/search?q=" + span).replaceAll(",\"label\":\"\\d+\"", ""))
          .contains(
              "{\"value\":\"2001\",\"count\":1",
              "{\"value\":\"2002\",\"count\":0",
              "{\"value\":\"2003\",\"count\":0",
              "{\"value\":\"2004\",\"count\":1");
    }
    assertThat(get("/search?q=&year=2004")).contains("href=\"/search?from=2001&amp;to=2001\"");
  }

  @Test
  void a_long_facet_is_looked_through_by_what_its_values_are_called() throws IOException {
    assertThat(get("/api/search/facet/author?q=&contains=ubermut&lang=de"))
        .isEqualTo(
            "{\"facet\":\"author\",\"label\":\"Verfasst"
                + " von\",\"total\":1,\"page\":1,\"size\":100,\"values\":[{\"value\":\"Übermut,"
                + " Anna\",\"label\":\"Übermut, Anna\",\"count\":1,"
                + "\"selected\":false,\"parent\":null}]}");
    assertThat(get("/api/search/facet/collection?contains=zweite"))
        .contains("\"total\":2", "reihe", "konferenz-2")
        .doesNotContain("konferenz-1");
    assertThat(get("/search/facet/author?q=Hitze&contains=mut&lang=de"))
        .contains(
            "1 Eintrag", "href=\"/search?q=Hitze&amp;author=%C3%9Cbermut%2C+Anna&amp;lang=de\"");
    assertThat(get("/search/facet/author?contains=x&lang=de"))
        .contains("Kein Eintrag enthält „x“.");
    assertThat(web.get("/search/facet/farbe").statusCode()).isEqualTo(404);
  }

  @Test
  void all_matching_pages_of_one_document_are_listed_page_by_page(@TempDir Path other)
      throws IOException {
    try (OpenWeb one = new OpenWeb(other)) {
      Object document =
          one.add("lang.txt", Format.TXT, "lang", Metadata.NONE, Publication.PUBLISHED);
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= 1400; page++) {
        pages.add(page % 2 == 0 ? "Hitze" : "Kälte");
      }
      one.index(pages.toArray(String[]::new));
      assertThat(one.get("/api/search?q=Hitze&in=" + document + "&size=100&page=7").body())
          .contains("\"matching_pages\":700", "{\"page\":1202,", "{\"page\":1400,");
      assertThat(one.get("/search?q=Hitze&lang=de&in=" + document + "&page=70").body())
          .contains("700</span> <span>Seiten zu „Hitze“", "/1382?q=Hitze", "/1400?q=Hitze")
          .contains("&amp;page=69&amp;lang=de\" rel=\"nofollow\">69");
      assertThat(one.get("/d/" + document + "/1000?q=Hitze&lang=de").body())
          .contains("Nächster Treffer: Abschnitt\u00a01002", "<mark>Abschnitt\u00a01000</mark>");
      assertThat(one.get("/d/" + document + "?q=Hitze&lang=de&page=14").body())
          .contains("/1302?q=Hitze", "/d/" + document + "?q=Hitze&amp;page=13&amp;lang=de#treffer");
    }
  }

  private static String get(String path) throws IOException {
    return web.get(path).body();
  }
}
