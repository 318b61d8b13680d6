package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With a small phone, without a mouse, with a screen reader, by night. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class EverybodyTest {
  /**
   * Elements that reach over the right edge, or nothing where the page does not scroll sideways.
   */
  private static final String STICKING_OUT =
      """
      () => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll('body *')]
            .filter(element => element.getBoundingClientRect().right > width)
            .map(element => element.tagName + '.' + element.className)
            .concat('scrolls ' + document.documentElement.scrollWidth + ' in ' + width);
      }
      """;

  /** The element that has the focus without a reader seeing it, or nothing. */
  private static final String HIDDEN_FOCUS =
      """
      async () => {
        await new Promise(scrolled => requestAnimationFrame(() => requestAnimationFrame(scrolled)));
        const focused = document.activeElement;
        const box = focused.getBoundingClientRect();
        const seen = getComputedStyle(focused).outlineStyle == 'solid'
            && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
        return seen || focused == document.body ? '' : focused.outerHTML;
      }
      """;

  private final Findbuch findbuch;

  EverybodyTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void axe_finds_what_is_wrong_with_a_page_by_day_and_by_night() {
    try (Reader reader = findbuch.reader()) {
      reader.page.setContent(
          "<html lang='de'><title>Käse</title><main><img src='data:,'><button style='all: unset'>"
              + "a</button><button style='all: unset'>b</button><p style='color:"
              + " light-dark(black, #555); background: light-dark(white, black)'>Dunkel</main>");
      assertThat(reader.barriers())
          .anyMatch(barrier -> barrier.startsWith("image-alt"))
          .anyMatch(barrier -> barrier.startsWith("target-size"))
          .noneMatch(barrier -> barrier.startsWith("color-contrast"));
      reader.page.addStyleTag(
          new Page.AddStyleTagOptions().setContent(":root { color-scheme: light dark }"));
      assertThat(reader.barriersAtNight())
          .anyMatch(barrier -> barrier.startsWith("color-contrast"));
    }
  }

  @Test
  void a_page_too_wide_for_a_small_phone_is_noticed() {
    try (Reader reader = findbuch.reader()) {
      reader.page.setContent("<p style='width: 330px'>breit");
      assertThat(widths(reader)).singleElement().asString().startsWith("320");
    }
  }

  @Test
  void axe_finds_nothing_on_any_page_by_day_and_by_night()
      throws IOException, InterruptedException {
    List<String> barriers = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      for (String path : findbuch.pages()) {
        reader.open(path);
        open(reader.page.locator("details"));
        reader.barriers().forEach(barrier -> barriers.add(path + ": " + barrier));
        reader.barriersAtNight().forEach(barrier -> barriers.add(path + " at night: " + barrier));
      }
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void no_page_scrolls_sideways_not_even_on_a_small_phone()
      throws IOException, InterruptedException {
    List<String> wide = new ArrayList<>();
    try (Reader reader = findbuch.reader(new Browser.NewContextOptions().setHasTouch(true))) {
      for (String path : findbuch.pages()) {
        reader.open(path);
        open(reader.page.locator("details"));
        widths(reader).forEach(out -> wide.add(path + " at " + out));
      }
    }
    assertThat(wide).isEmpty();
  }

  @Test
  void a_reader_gets_from_the_home_page_to_the_first_hit_by_keyboard_alone() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      skip(reader);
      press(reader, "Tab", 1);
      assertThat(reader.page.getByLabel("Suche in allen Dokumenten")).isFocused();
      reader.page.keyboard().type("Demenz");
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL(address -> address.contains("/search?q=Demenz"));

      skip(reader);
      Locator hit = reader.hits().first().locator("h2 a");
      tabTo(reader, hit, 6);
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL(address -> address.contains("/d/"));
      tabTo(reader, reader.link("Lesen"), 12);
      reader.page.keyboard().press("Enter");
      reader.page.waitForURL(address -> address.matches(".*/d/\\w+/\\d+.*"));
    }
  }

  /** The serif's old-style 1 is read as a Roman one. */
  @Test
  void figures_of_what_is_read_are_lining_ones() throws IOException, InterruptedException {
    String document = findbuch.record("Alt werden im Quartier - Dokumentation.pdf");
    try (Reader reader = findbuch.reader()) {
      for (String path :
          List.of(document + "?q=Demenz", findbuch.passage(), "/search?q=Demenz", "/c/gk-2014")) {
        reader.open(path);
        Object old =
            reader.page.evaluate(
                """
                () => [...document.querySelectorAll('main *')].filter(element => {
                  const style = getComputedStyle(element);
                  const own = [...element.childNodes].filter(node => node.nodeType === 3);
                  return own.some(node => /\\d/.test(node.data) && !/^\\s*\\d{4}\\s*$/.test(node.data))
                      && style.fontFamily.startsWith('Vollkorn')
                      && !style.fontVariantNumeric.includes('lining-nums');
                }).map(element => element.tagName + '.' + element.className + ': ' + element.textContent)
                """);
        assertThat((List<?>) old).as(path).isEmpty();
      }
    }
  }

  @Test
  void whatever_has_the_focus_is_in_sight_and_shows_it() throws IOException, InterruptedException {
    List<String> unseen = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      for (String path : List.of("/", "/search?q=Demenz", findbuch.passage())) {
        reader.open(path);
        for (int i = 0; i < 25; i++) {
          reader.page.keyboard().press("Tab");
          Object hidden = reader.page.evaluate(HIDDEN_FOCUS);
          if (!"".equals(hidden)) {
            unseen.add(path + ": " + hidden);
          }
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  /** The screens on which the page scrolls sideways, and what sticks out of it. */
  private static List<String> widths(Reader reader) {
    List<String> wide = new ArrayList<>();
    for (int width : List.of(1280, 700, 360, 320)) {
      reader.page.setViewportSize(width, 640);
      Object out = reader.page.evaluate(STICKING_OUT);
      if (!List.of().equals(out)) {
        wide.add(width + ": " + out);
      }
    }
    return wide;
  }

  private static void skip(Reader reader) {
    press(reader, "Tab", 1);
    Locator link = reader.link("Zum Inhalt springen");
    assertThat(link).isFocused();
    assertThat(link).isInViewport();
    reader.page.keyboard().press("Enter");
    reader.page.waitForURL(address -> address.endsWith("#inhalt"));
  }

  private static void tabTo(Reader reader, Locator target, int most) {
    for (int i = 0; i < most; i++) {
      reader.page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(target.evaluate("element => element == document.activeElement"))) {
        return;
      }
    }
    assertThat(target).isFocused();
  }

  private static void press(Reader reader, String key, int times) {
    for (int i = 0; i < times; i++) {
      reader.page.keyboard().press(key);
    }
  }

  private static void open(Locator details) {
    details.evaluateAll("all => all.forEach(one => one.open = true)");
  }
}
