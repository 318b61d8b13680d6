package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics and years at a glance, and dates of conferences for calendars. */
@Tag("contract")
class OverviewTest {
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
  void each_number_is_what_the_search_that_it_leads_to_finds() throws IOException {
    assertThat(web.get("/ueberblick?lang=de").body()).contains("Noch ist kein Dokument");
    add("a", "2014", Publication.PUBLISHED, "Demenz", "Pflege & <b>");
    add("b", "2014-11", Publication.PUBLISHED, "Demenz");
    add("c", "2016", Publication.PUBLISHED, "Demenz");
    add("d", "2017", Publication.DRAFT, "Geheimnis");
    web.index("Text");
    String page = web.get("/ueberblick?lang=de").body();
    assertThat(page)
        .containsSubsequence("<th scope=\"col\" class=\"figure\"><a", "2016", "2014", "Demenz")
        .contains(
            "href=\"/search?topic=Demenz&amp;year=2014&amp;lang=de\" aria-label=\"Demenz, 2014: 2"
                + " Dokumente\">2</a>",
            "aria-label=\"Demenz, 2016: 1 Dokument\">1</a>",
            "Pflege &amp; &lt;b&gt;")
        .doesNotContain("2017", "Geheimnis");
    assertThat(web.get("/api/search?topic=Demenz&year=2014").body()).contains("\"total\":2");
    assertThat(web.get("/ueberblick", "Authorization", "Bearer " + web.key).body())
        .contains("Geheimnis");
  }

  @Test
  void dates_of_conferences_go_into_a_calendar_and_none_of_what_is_not_public() throws IOException {
    conference("Offen", "2014-11-19");
    conference("Verborgen", "2031-01-02");
    conference("Ungenau", "2014-11");
    web.add("o.txt", Format.TXT, "o", in("offen"), Publication.PUBLISHED);
    web.add("v.txt", Format.TXT, "v", in("verborgen"), Publication.DRAFT);
    web.add("u.txt", Format.TXT, "u", in("ungenau"), Publication.PUBLISHED);
    web.index("Text");
    var one = web.get("/c/offen.ics?lang=de");
    assertThat(one.body())
        .contains("DTSTART;VALUE=DATE:20141119\r\n", "DTEND;VALUE=DATE:20141120\r\n");
    assertThat(one.headers().firstValue("content-type")).hasValue("text/calendar; charset=utf-8");
    assertThat(web.get("/c.ics", "Authorization", "Bearer " + web.key).body())
        .contains("SUMMARY:Offen")
        .doesNotContain("Verborgen", "Ungenau");
    for (String none : List.of("/c/verborgen.ics", "/c/ungenau.ics", "/c/nichts.ics")) {
      assertThat(web.get(none).statusCode()).as(none).isEqualTo(404);
    }
    assertThat(web.get("/c/offen").body()).contains("/c/offen.ics");
    assertThat(web.get("/c/ungenau").body()).doesNotContain(".ics");
  }

  private static Metadata in(String collection) {
    return Metadata.NONE
        .with()
        .title("In " + collection)
        .collection(new CollectionId(collection))
        .build();
  }

  private void conference(String title, String start) throws IOException {
    web.write(
        "POST",
        "/api/collections",
        "{\"title\":\"%s\",\"kind\":\"conference\",\"start\":\"%s\"}".formatted(title, start));
  }

  private void add(String name, String date, Publication publication, String... topics)
      throws IOException {
    Metadata said =
        Metadata.NONE
            .with()
            .title(name)
            .date(new DocumentDate(date))
            .set(MetadataField.TOPICS, List.of(topics))
            .build();
    web.add(name + ".txt", Format.TXT, name, said, publication);
  }
}
