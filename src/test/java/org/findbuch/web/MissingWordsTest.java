package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown where no document, or few of them, have every word that was typed. */
@Tag("contract")
class MissingWordsTest {
  @TempDir Path folder;
  private OpenWeb web;
  private DocumentId both;
  private DocumentId lice;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    both = add("a", "Kopfläuse im Kindergarten: was zu tun ist");
    lice = add("b", "Kopfläuse erkennen und behandeln, Kopfläuse ohne Kamm");
    add("c", "Pflege zu Hause und im Kindergarten");
    add("d", "Hitze im Sommer");
  }

  private DocumentId add(String name, String text) throws IOException {
    Metadata said = new Metadata.Builder().title("Blatt " + name).build();
    DocumentId id = web.add(name + ".txt", Format.TXT, name, said, Publication.PUBLISHED);
    web.index(text);
    return id;
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private String found(String query) throws IOException {
    return web.get("/api/search?q=" + query).body();
  }

  @Test
  void every_word_first_then_most_of_them_and_what_is_missing_is_said() throws IOException {
    String found = found("Kindergarten+Kopfl%C3%A4use");
    assertThat(found).contains("\"total\":3,\"total_all\":1,", "\"missing\":[\"Kindergarten\"]");
    assertThat(found.indexOf(both.value())).isLessThan(found.indexOf(lice.value()));
  }

  @Test
  void what_is_said_twice_is_asked_and_missing_once() throws IOException {
    String twice = found("Kopfl%C3%A4use+Kindergarten+Kindergarten+kindergarten");
    assertThat(twice).contains("\"total\":3,\"total_all\":1,", "\"missing\":[\"Kindergarten\"]");
    assertThat(twice.indexOf(lice.value())).isPositive();
  }

  @Test
  void all_words_on_request_and_wherever_the_order_is_another_one() throws IOException {
    assertThat(found("Kindergarten+Kopfl%C3%A4use&match=all")).contains("\"total\":1,");
    assertThat(found("Kindergarten+Kopfl%C3%A4use&sort=newest")).contains("\"total\":1,");
    assertThat(found("Kindergarten+Kopfl%C3%A4use&sort=newest&match=most"))
        .contains("\"total\":3,\"total_all\":1,");
    assertThat(web.get("/api/search?q=a&match=some").statusCode()).isEqualTo(400);
  }

  @Test
  void what_is_asked_with_operators_is_not_missing() throws IOException {
    assertThat(found("%2BKindergarten+Kopfl%C3%A4use")).contains("\"total\":2,\"total_all\":1,");
    assertThat(found("Kindergarten+AND+Kopfl%C3%A4use")).contains("\"total\":1,");
    assertThat(found("%22im+Kindergarten%22+Kopfl%C3%A4use")).contains("\"total\":2,");
    assertThat(found("Kindergarten+-Pflege")).contains("\"total\":1,");
  }

  @Test
  void words_that_only_put_the_question_are_not_needed() throws IOException {
    assertThat(found("Was+tun+bei+Kopfl%C3%A4usen%3F"))
        .contains("\"total\":2,\"total_all\":2,")
        .doesNotContain("\"missing\":[\"");
  }

  @Test
  void a_word_that_nobody_wrote_is_named_and_the_others_are_searched() throws IOException {
    assertThat(found("Kopfl%C3%A4use+Zebra"))
        .contains("\"total\":2,\"total_all\":0,", "Kein Dokument enthält „Zebra“.");
    assertThat(found("Giraffe+Zebra")).contains("\"total\":0,\"total_all\":0,");
  }

  @Test
  void the_page_says_it_and_leads_on() throws IOException {
    assertThat(web.get("/search?lang=de&q=Kindergarten+Kopfl%C3%A4use").body())
        .contains(
            "Davon hat 1 alle Wörter und steht vorn.",
            "&amp;match=all&amp;lang=de\" rel=\"nofollow\">Nur mit allen Wörtern",
            "ohne: <a href=\"/search?q=%2BKindergarten+Kopfl%C3%A4use&amp;lang=de\"");
    assertThat(web.get("/search?lang=de&q=Kindergarten+Kopfl%C3%A4use&sort=newest").body())
        .contains("Gezeigt wird nur, was alle Wörter hat.", "match=most");
    assertThat(web.get("/search?lang=en&q=Kopfl%C3%A4use+Zebra").body())
        .contains("No document has all the words. These have most of them.");
  }

  @Test
  void a_page_list_of_a_document_that_lacks_a_word_shows_its_others() throws IOException {
    assertThat(web.get("/d/" + lice + "?lang=de&q=Kindergarten+Kopfl%C3%A4use").body())
        .contains("<mark>Kopfläuse</mark>");
  }
}
