package org.findbuch.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static String html(String markdown) {
    return new Markdown(markdown).html(file -> "/site/" + file, page -> "/seiten/" + page).strip();
  }

  @Test
  void the_heading_that_a_text_begins_with_is_its_title_and_stands_apart() {
    Markdown text = new Markdown("# Impressum\n\nStadt **Lindenau**\n\n## Kontakt\n");
    assertThat(text.title()).contains("Impressum");
    assertThat(text.chapters()).containsExactly(new Markdown.Chapter("kontakt", "Kontakt"));
    assertThat(html("# Impressum\n\nStadt **Lindenau**\n"))
        .isEqualTo("<p>Stadt <strong>Lindenau</strong></p>");
    assertThat(new Markdown("Nur Text").title()).isEmpty();
    assertThat(new Markdown("").title()).isEmpty();
  }

  @Test
  void lines_stay_lines_as_those_of_an_address() {
    assertThat(html("Stadt Lindenau\nRathausplatz 1")).contains("Stadt Lindenau<br>\nRathausplatz");
  }

  @Test
  void html_and_addresses_that_run_something_are_text() {
    assertThat(html("<script>alert(1)</script> <b>x</b>"))
        .doesNotContain("<script")
        .contains("&lt;");
    assertThat(html("[hier](javascript:alert(1))")).doesNotContain("javascript:");
    assertThat(html("![x](javascript:alert(1))")).doesNotContain("javascript:");
  }

  @Test
  void pictures_and_films_come_from_this_server_and_nothing_from_elsewhere() {
    assertThat(html("![Das Wappen](wappen.svg)"))
        .contains("src=\"/site/wappen.svg\"")
        .contains("alt=\"Das Wappen\"");
    assertThat(html("![Gebärdensprache](film.mp4)"))
        .contains("<video")
        .contains("src=\"/site/film.mp4\"")
        .contains("aria-label=\"Gebärdensprache\"");
    assertThat(html("![Zähler](https://zaehler.example/x.gif)"))
        .doesNotContain("<img")
        .contains("<a href=\"https://zaehler.example/x.gif\">Zähler</a>");
    assertThat(html("![](//zaehler.example/x.gif)")).doesNotContain("<img");
  }

  @Test
  void pages_lead_to_each_other_by_the_names_of_their_files() {
    assertThat(html("[Datenschutz](datenschutz.md)")).contains("href=\"/seiten/datenschutz\"");
    assertThat(html("[Stadt](https://lindenau.example/x.md)"))
        .contains("href=\"https://lindenau.example/x.md\"");
  }
}
