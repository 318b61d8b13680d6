package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.findbuch.document.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a word to the page that it stands on. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class SearchingTest {
  private static final String REPORT = "Alt werden im Quartier - Dokumentation.pdf";

  private final Findbuch findbuch;

  SearchingTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void a_reader_searches_on_the_home_page_narrows_by_a_facet_and_gets_out_again() {
    try (Reader reader = findbuch.reader()) {
      searchNarrowAndWiden(reader);
    }
  }

  @Test
  void a_reader_leaves_a_value_out_and_takes_it_back() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search?q=Demenz");
      int all = reader.count();
      Locator value = reader.page.locator(".values li").first();
      int some = number(value.locator(".n").innerText());
      reader.follow(value.locator("a.not"));
      assertThat(reader.count()).isEqualTo(all - some);
      assertThat(reader.page.locator(".chips .out")).hasCount(1);
      reader.follow(reader.page.locator(".chips a"));
      assertThat(reader.count()).isEqualTo(all);
    }
  }

  @Test
  void a_reader_sets_the_years_and_finds_only_what_is_from_them() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search?q=Demenz&kind=documentation&kind=presentation&kind=publication");
      int all = reader.count();
      reader.page.getByLabel("Von Jahr").fill("2014");
      reader.page.getByLabel("Bis Jahr").fill("2014");
      reader.page.getByLabel("Bis Jahr").press("Enter");
      reader.page.waitForURL(address -> address.contains("to=2014"));
      assertThat(reader.count()).isBetween(1, all - 1);
      assertThat(reader.page.locator(".hit h2 .at").allInnerTexts()).containsOnly("2014");
      assertThat(reader.address()).contains("kind=documentation", "q=Demenz");
    }
  }

  @Test
  void the_page_of_a_passage_shows_the_words_marked_and_leads_on_and_back() {
    try (Reader reader = findbuch.reader()) {
      readAndTurn(reader);
    }
  }

  @Test
  void everything_works_with_javascript_switched_off() throws IOException, InterruptedException {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      searchNarrowAndWiden(reader);
      readAndTurn(reader);
      download(reader);
    }
  }

  @Test
  void the_original_comes_down_byte_for_byte() throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      download(reader);
    }
  }

  @Test
  void the_next_page_with_a_hit_is_one_click_away() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search?q=Demenz&kind=documentation");
      reader.follow(reader.hits().first().locator(".passages a.leaf").first());
      Locator next =
          reader.page.locator(
              "nav.bar a", new Page.LocatorOptions().setHasText("Nächster Treffer"));
      String before = reader.address();
      reader.follow(next);
      assertThat(reader.address()).isNotEqualTo(before).contains("q=Demenz");
      assertThat(reader.marks().first()).isVisible();
      assertThat(reader.page.locator(".hitpages [aria-current=page]")).hasCount(1);
    }
  }

  @Test
  void a_conference_leads_to_its_documents_and_to_a_search_among_them() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      reader.follow(reader.link("Konferenzen"));
      reader.follow(reader.page.locator(".toc a[href='/c/gk-2014']"));
      assertThat(reader.page.getByRole(AriaRole.HEADING).first())
          .containsText("Alt werden im Quartier");
      int documents = reader.page.locator(".shelf a").count();
      reader.follow(reader.link("In diesen Dokumenten suchen"));
      assertThat(reader.count()).isEqualTo(documents);
      assertThat(reader.page.locator(".chips a")).hasCount(1);
    }
  }

  private static void searchNarrowAndWiden(Reader reader) {
    reader.open("/");
    reader.search("Demenz");
    assertThat(reader.page).hasTitle(Pattern.compile("Demenz"));
    int all = reader.count();
    assertThat(all).isGreaterThan(2);
    assertThat(reader.marks().first()).hasText(Pattern.compile("Demenz"));

    Locator value = reader.page.locator(".values li > a:first-child").first();
    int some = number(value.locator(".n").innerText());
    reader.follow(value);
    assertThat(reader.count()).isEqualTo(some).isLessThan(all);
    assertThat(reader.page.locator(".values a[aria-current=true]")).hasCount(1);

    reader.follow(reader.page.locator(".chips a"));
    assertThat(reader.count()).isEqualTo(all);
    assertThat(reader.page.locator(".chips")).hasCount(0);
    assertThat(reader.address()).isEqualTo("/search?q=Demenz");
  }

  private static void readAndTurn(Reader reader) {
    reader.open("/search?q=Demenz&kind=documentation");
    reader.follow(reader.hits().first().locator(".passages a.leaf").first());
    assertThat(reader.marks().first()).isVisible();
    assertThat(reader.marks().first()).hasText(Pattern.compile("Demenz", Pattern.CASE_INSENSITIVE));
    int page = pageNumber(reader);

    reader.follow(reader.page.locator("a[rel=next]"));
    assertThat(pageNumber(reader)).isEqualTo(page + 1);
    assertThat(reader.address()).endsWith("?q=Demenz");
    reader.follow(reader.page.locator("a[rel=prev]"));
    assertThat(pageNumber(reader)).isEqualTo(page);

    reader.follow(reader.page.locator(".crumb a"));
    reader.follow(reader.link("Zurück zu den Treffern zu „Demenz“"));
    assertThat(reader.hits().first()).isVisible();
  }

  private void download(Reader reader) throws IOException, InterruptedException {
    reader.open(findbuch.record(REPORT));
    Download download =
        reader.page.waitForDownload(() -> reader.page.locator(".actions a[download]").click());
    Path original;
    try (var files = Files.walk(Findbuch.DEMO)) {
      original = files.filter(file -> file.endsWith(REPORT)).findFirst().orElseThrow();
    }
    assertThat(download.suggestedFilename()).isEqualTo(REPORT);
    assertThat(download.path()).hasSameBinaryContentAs(original);
    assertThat(reader.page.locator("code").allInnerTexts())
        .contains(Sha256.of(original).toString());
  }

  private static int pageNumber(Reader reader) {
    return number(reader.address().replaceAll("\\?.*|^/d/[^/]+/", ""));
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("\\D", ""));
  }
}
