package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One page of a document before a reader: turned, enlarged, cited, read aloud. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class ReadingTest {
  private static final String BOOK = "Alt werden im Quartier - Dokumentation.pdf";

  /** A voice that says nothing, and notes what it is given. */
  private static final String VOICE =
      """
      window.said = [];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: 'de-DE', localService: %s }],
        addEventListener() {},
        cancel() {},
        speak(words) { said.push(words.text); window.saying = words; },
      }});
      """;

  private final Findbuch findbuch;

  ReadingTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void arrow_keys_turn_pages_and_with_shift_go_from_hit_to_hit()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      String book = findbuch.record(BOOK);
      reader.open(book + "/8?q=Demenz");
      assertThat(reader.page.getByText("Pfeiltasten blättern")).isVisible();
      press(reader, "ArrowRight", book + "/9?q=Demenz");
      press(reader, "ArrowLeft", book + "/8?q=Demenz");
      String next =
          reader.page.locator(".bar a", containing("Nächster Treffer")).getAttribute("href");
      press(reader, "Shift+ArrowRight", next);
      assertThat(reader.marks().first()).isVisible();
      reader.page.locator("#q").click();
      reader.page.keyboard().press("ArrowLeft");
      reader.page.keyboard().press("Shift+ArrowLeft");
      assertThat(reader.address()).as("arrows belong to the field").isEqualTo(next);
    }
  }

  @Test
  void the_picture_grows_in_place_and_the_size_stays_when_turning()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      String book = findbuch.record(BOOK);
      reader.open(book + "/8");
      reader.page.evaluate("window.same = true");
      double before = width(reader);
      reader.link("Sehr groß").click();
      assertThat(reader.link("Sehr groß")).hasAttribute("aria-current", "true");
      assertThat(width(reader)).isGreaterThan(before * 2);
      assertThat(reader.page.evaluate("window.same")).as("not loaded anew").isEqualTo(true);
      assertThat(reader.address()).isEqualTo(book + "/8?view=largest");
      press(reader, "ArrowRight", book + "/9?view=largest");
      assertThat(width(reader)).isGreaterThan(before * 2);
      assertThat(reader.barriers()).isEmpty();
      reader.link("Bild und Text").click();
      assertThat(reader.page.locator("a[rel=next]")).hasAttribute("href", Pattern.compile("/10$"));
    }
  }

  @Test
  void two_pages_lie_side_by_side_on_a_wide_screen_and_follow_each_other_on_a_phone()
      throws IOException, InterruptedException {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      reader.open(findbuch.record(BOOK) + "/9");
      reader.follow(reader.link("Zwei nebeneinander"));
      Locator pictures = reader.page.locator(".picture");
      assertThat(pictures).hasCount(2);
      BoundingBox left = pictures.first().boundingBox();
      BoundingBox right = pictures.last().boundingBox();
      assertThat(right.y).isEqualTo(left.y);
      assertThat(right.x).isGreaterThan(left.x + left.width);
      assertThat(reader.page.locator("a[rel=next]"))
          .hasAttribute("href", Pattern.compile("/10\\?view=two$"));
      assertThat(reader.page.locator("a[rel=prev]"))
          .hasAttribute("href", Pattern.compile("/7\\?view=two$"));
      reader.page.setViewportSize(360, 640);
      assertThat(pictures.last().boundingBox().y)
          .isGreaterThan(pictures.first().boundingBox().y + 300);
    }
  }

  @Test
  void two_pages_are_no_barrier() throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      reader.open(findbuch.record(BOOK) + "/8?q=Demenz&view=two");
      assertThat(reader.barriers()).isEmpty();
      assertThat(reader.barriersAtNight()).isEmpty();
    }
  }

  @Test
  void on_a_phone_the_picture_fits_and_the_text_is_one_tap_away()
      throws IOException, InterruptedException {
    try (Reader reader =
        findbuch.reader(
            new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true))) {
      reader.open(findbuch.record(BOOK) + "/8?q=Demenz");
      BoundingBox picture = reader.page.locator(".picture").boundingBox();
      assertThat(picture.x).isGreaterThanOrEqualTo(0);
      assertThat(picture.x + picture.width).isLessThanOrEqualTo(360);
      Locator text = reader.page.locator(".spoken p").first();
      assertThat(text).not().isInViewport();
      reader.link("Text lesen").tap();
      assertThat(text).isInViewport();
    }
  }

  @Test
  void small_pictures_around_the_page_lead_to_their_pages_without_script()
      throws IOException, InterruptedException {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      String book = findbuch.record(BOOK);
      reader.open(book + "/13?q=Demenz");
      Locator here = reader.page.locator(".strip [aria-current]");
      assertThat(here).hasCount(1);
      assertThat(here).isInViewport();
      reader.follow(reader.page.locator(".strip a[href*='/14?']"));
      assertThat(reader.address()).isEqualTo(book + "/14?q=Demenz");
      assertThat(reader.page.getByRole(AriaRole.BUTTON))
          .hasText(new String[] {"Suchen", "In die Auswahl"});
    }
  }

  @Test
  void the_citation_of_a_page_is_copied_with_one_click() throws IOException, InterruptedException {
    try (Reader reader =
        findbuch.reader(
            new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write")))) {
      String book = findbuch.record(BOOK);
      reader.open(book + "/8");
      reader.page.getByRole(AriaRole.BUTTON, named("Kopieren")).click();
      assertThat(reader.page.getByRole(AriaRole.STATUS).getByText("Kopiert.")).isVisible();
      assertThat(String.valueOf(reader.page.evaluate("navigator.clipboard.readText()")))
          .startsWith("Brinkmann, Hanna")
          .contains("S. 3. ")
          .endsWith(book + "/v/1/8");
    }
  }

  @Test
  void the_browsers_own_voice_reads_paragraph_by_paragraph()
      throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      reader.page.addInitScript(VOICE.formatted("true"));
      reader.open(findbuch.record(BOOK) + "/13");
      Locator button = reader.page.locator(".aloud button");
      button.click();
      assertThat(button).hasText("Anhalten");
      List<String> paragraphs = reader.page.locator(".spoken p:not(.furniture)").allInnerTexts();
      assertThat(reader.page.locator(".spoken .now")).hasText(paragraphs.getFirst());
      reader.page.evaluate("saying.onend()");
      assertThat(reader.page.evaluate("said")).isEqualTo(paragraphs.subList(0, 2));
      button.click();
      assertThat(button).hasText("Weiterlesen");
      assertThat(reader.page.locator(".spoken .now")).hasCount(0);
      button.click();
      assertThat(reader.page.evaluate("said.at(-1)")).isEqualTo(paragraphs.get(1));
      assertThat(reader.barriers()).isEmpty();
    }
  }

  /** What is read by a voice of another house is sent there. */
  @Test
  void a_voice_that_is_not_on_the_machine_reads_nothing() throws IOException, InterruptedException {
    try (Reader reader = findbuch.reader()) {
      reader.page.addInitScript(VOICE.formatted("false"));
      reader.open(findbuch.record(BOOK) + "/13");
      assertThat(reader.page.getByRole(AriaRole.BUTTON, named("Kopieren"))).isVisible();
      assertThat(reader.page.locator(".aloud button")).isHidden();
    }
  }

  @Test
  void a_document_says_what_one_may_do_with_it_whom_to_ask_and_shows_its_pages_with_hits()
      throws IOException, InterruptedException {
    try (Reader reader =
        findbuch.reader(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      String book = findbuch.record(BOOK);
      reader.open(book + "?q=Demenz");
      assertThat(reader.page.getByText("Sie dürfen das Dokument weitergeben")).isVisible();
      assertThat(reader.link("CC BY 4.0"))
          .hasAttribute("href", "https://creativecommons.org/licenses/by/4.0/deed.de");
      assertThat(reader.page.getByText("Petra Nowak, Geschäftsstelle")).isVisible();
      assertThat(reader.page.locator(".thumbs a")).hasCount(23);
      int found = reader.page.locator(".passages > li").count();
      assertThat(reader.page.locator(".thumbs mark")).hasCount(found);
      reader.follow(reader.page.locator(".thumbs a").first());
      assertThat(reader.address()).isEqualTo(book + "/1?q=Demenz");
    }
  }

  private static double width(Reader reader) {
    return reader.page.locator(".picture img").boundingBox().width;
  }

  private static void press(Reader reader, String keys, String address) {
    reader.page.keyboard().press(keys);
    reader.page.waitForURL(at -> at.endsWith(address));
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
