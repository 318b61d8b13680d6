package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city makes the pages its own without touching the program. */
@Tag("contract")
class OwnSiteTest {
  @TempDir static Path folder;
  private static OpenWeb web;

  @BeforeAll
  static void open() throws IOException {
    Path site = Files.createDirectory(folder.resolve("haus"));
    Files.writeString(site.resolve("impressum.md"), "# Impressum\n\nStadt <i>Lindenau</i>");
    Files.writeString(site.resolve("startseite.md"), "# Gesundes Lindenau\n\nAlles seit 2002.");
    Files.writeString(site.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    Files.write(site.resolve("film.mp4"), new byte[3_000]);
    web =
        new OpenWeb(
            folder,
            Map.of(
                "site.folder", site.toString(),
                "site.name", "Archiv Lindenau",
                "site.colour", "#7a1020"));
  }

  @AfterAll
  static void close() throws Exception {
    web.close();
  }

  @Test
  void every_page_has_logo_colours_and_the_citys_pages() throws Exception {
    for (String path : new String[] {"/", "/search?q=x", "/c", "/login", "/seiten/impressum"}) {
      String html = web.get(path).body();
      assertThat(html).as(path).contains("/logo.svg\" alt=\"Archiv Lindenau\"");
      assertThat(html).contains("/farben.css\"").contains("href=\"/seiten/impressum\"");
      assertThat(html).contains("href=\"/seiten/barrierefreiheit\"");
    }
  }

  @Test
  void pages_show_what_was_written_and_run_nothing() throws Exception {
    assertThat(web.get("/seiten/impressum").body())
        .contains("<h1>Impressum</h1>")
        .contains("&lt;i&gt;Lindenau");
    assertThat(web.get("/").body())
        .contains("<h1>Gesundes Lindenau</h1>")
        .contains("Alles seit 2002.");
    assertThat(web.get("/seiten/nirgends").statusCode()).isEqualTo(404);
  }

  @Test
  void the_help_explains_the_search_in_both_languages_by_questions_that_it_understands()
      throws Exception {
    assertThat(web.get("/?lang=de").body()).contains("href=\"/seiten/hilfe?lang=de\">Hilfe");
    for (String language : new String[] {"de", "en"}) {
      String help = web.get("/seiten/hilfe?lang=" + language).body();
      assertThat(help).contains("/auswahl", "APA", "DIN ISO 690");
      List<String> examples =
          Pattern.compile("href=\"(/search\\?[^\"]+)\"")
              .matcher(help)
              .results()
              .map(link -> link.group(1).replace("&amp;", "&"))
              .toList();
      assertThat(examples).hasSizeGreaterThan(10);
      for (String example : examples) {
        HttpResponse<String> found = web.get("/api" + example);
        assertThat(found.statusCode()).as(example).isEqualTo(200);
        assertThat(found.body()).as(example).doesNotContain("fehlte", "Klammer", "was missing");
      }
    }
    assertThat(web.get("/search?q=Quastenflosser&lang=de").body())
        .contains("/seiten/hilfe?lang=de#suchen");
    assertThat(web.get("/seiten/hilfe?lang=de").body()).contains("id=\"suchen\"");
  }

  @Test
  void files_are_sent_as_what_they_are_films_also_in_part() throws Exception {
    String html = web.get("/").body();
    String logo = html.replaceFirst("(?s).*\"(/site/[0-9a-f]+/)logo\\.svg.*", "$1");
    assertThat(web.get(logo + "logo.svg").headers().firstValue("Content-Type"))
        .contains("image/svg+xml");
    assertThat(web.get(logo + "farben.css").body()).contains("#7a1020");
    HttpResponse<String> part = web.get(logo + "film.mp4", "Range", "bytes=1000-1999");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1000-1999/3000");
    assertThat(web.get(logo + "..%2Fgeheim").statusCode()).isEqualTo(404);
    assertThat(web.get(logo + "fehlt.png").statusCode()).isEqualTo(404);
  }
}
