package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** German and English. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class LanguageTest {
  /** Links with the title of a document in front that do not say that it is German. */
  private static final String UNSAID =
      """
      titles => [...document.querySelectorAll('main a:not([download])')]
          .filter(link => /^(\\/d\\/|#s-)/.test(link.getAttribute('href')))
          .filter(link => titles.some(title =>
              link.textContent.replaceAll('\\u00ad', '').trim().startsWith(title)))
          .filter(link => link.closest('[lang]').lang != 'de')
          .map(link => link.outerHTML)
      """;

  private final Findbuch findbuch;

  LanguageTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void the_browsers_language_decides_and_the_switch_keeps_the_search() {
    try (Reader reader = findbuch.reader(english())) {
      reader.open("/search?q=Demenz");
      assertThat(reader.page.locator("html")).hasAttribute("lang", "en");
      assertThat(reader.page.getByLabel("Search all documents")).hasValue("Demenz");
      int all = reader.count();

      reader.follow(reader.link("Deutsch"));
      assertThat(reader.page.locator("html")).hasAttribute("lang", "de");
      assertThat(reader.page.getByLabel("Suche in allen Dokumenten")).hasValue("Demenz");
      assertThat(reader.count()).isEqualTo(all);

      reader.follow(reader.hits().first().locator("h2 a"));
      reader.follow(reader.link("Konferenzen"));
      assertThat(reader.page.locator("html")).hasAttribute("lang", "de");
    }
  }

  @Test
  void every_page_is_wholly_in_one_language_and_says_where_a_text_is_in_another()
      throws IOException, InterruptedException {
    List<String> titles = new ArrayList<>();
    for (JsonNode document : findbuch.json("/api/documents?size=100").path("documents")) {
      if (document.path("language").asText().equals("de")) {
        titles.add(document.path("title").asText());
      }
    }
    assertThat(titles).hasSizeGreaterThan(40);
    try (Reader reader = findbuch.reader(english())) {
      for (String path : findbuch.pages()) {
        reader.open(path);
        assertThat(reader.page.locator("html")).hasAttribute("lang", "en");
        assertThat(reader.page.locator("nav, footer, button, label, .note").allInnerTexts())
            .as(path)
            .noneMatch(text -> text.matches("(?s).*\\b(Suche|Suchen|Seiten?|von|Dokumente?)\\b.*"));
        assertThat((List<?>) reader.page.evaluate(UNSAID, titles)).as(path).isEmpty();
      }
      reader.open("/search?q=Demenz&language=de");
      assertThat(reader.hits().first().locator("h2 a")).hasAttribute("lang", "de");
    }
  }

  @Test
  void an_english_document_is_named_and_read_as_english_on_a_german_page()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      reader.open(findbuch.record("Dementia_Friendly_Neighbourhoods_2017.pdf"));
      assertThat(reader.page.locator("h1")).hasAttribute("lang", "en");
      reader.follow(reader.link("Lesen"));
      assertThat(reader.page.locator("article.read > div")).hasAttribute("lang", "en");
    }
  }

  private static Browser.NewContextOptions english() {
    return new Browser.NewContextOptions().setLocale("en-GB");
  }
}
