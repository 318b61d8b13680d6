package org.findbuch.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The field proposes while one types; with keys, with the mouse, heard and seen. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class TypingTest {
  private final Findbuch findbuch;

  TypingTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void the_arrow_keys_go_through_the_list_and_enter_searches_for_what_is_chosen() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      Locator field = typing(reader, "deme");
      press(reader, "ArrowDown");
      assertThat(option(reader, 0)).hasAttribute("aria-selected", "true");
      assertThat(field).hasAttribute("aria-activedescendant", "q-0");
      assertThat(field).hasValue("deme");
      press(reader, "ArrowUp", "ArrowUp");
      int last = reader.page.getByRole(AriaRole.OPTION).count() - 1;
      assertThat(option(reader, last)).hasAttribute("aria-selected", "true");
      press(reader, "ArrowDown", "ArrowDown");
      String chosen = option(reader, 0).innerText();
      press(reader, "Enter");
      reader.page.waitForURL(address -> address.contains("/search?q="));
      assertThat(reader.page.locator("#q")).hasValue(chosen);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void escape_closes_the_list_home_and_end_go_back_to_the_text_and_its_length_is_said() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search?q=Pflege");
      Locator field = typing(reader, "deme");
      int all = reader.page.getByRole(AriaRole.OPTION).count();
      assertThat(reader.page.getByRole(AriaRole.STATUS)).containsText(all + " Vorschläge");
      for (String key : List.of("Home", "End")) {
        press(reader, "ArrowDown");
        assertThat(field).hasAttribute("aria-activedescendant", "q-0");
        press(reader, key);
        assertThat(field).hasAttribute("aria-activedescendant", "");
      }
      press(reader, "Escape");
      assertThat(field).hasAttribute("aria-expanded", "false");
      assertThat(reader.page.getByRole(AriaRole.LISTBOX)).isHidden();
      assertThat(field).hasValue("deme");
      press(reader, "ArrowDown");
      assertThat(option(reader, 0)).hasAttribute("aria-selected", "true");
      press(reader, "Tab");
      assertThat(field).hasAttribute("aria-expanded", "false");
    }
  }

  @Test
  void a_click_searches_for_it() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/search");
      typing(reader, "deme");
      String chosen = option(reader, 0).innerText();
      option(reader, 0).click();
      reader.page.waitForURL(address -> address.contains("?q="));
      assertThat(reader.page.locator("#q")).hasValue(chosen);
    }
  }

  @Test
  void who_types_fast_asks_once_and_nothing_is_stored() {
    try (Reader reader = findbuch.reader()) {
      reader.open("/");
      typing(reader, "demenz");
      assertThat(reader.requests().stream().filter(r -> r.contains("/api/suggest"))).hasSize(1);
      assertThat(reader.page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      assertThat(reader.cookies()).isZero();
    }
  }

  @Test
  void axe_finds_nothing_wrong_with_the_open_list_on_no_screen_by_day_and_by_night()
      throws IOException, InterruptedException {
    List<String> barriers = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      for (String path : List.of("/", "/search?q=Pflege")) {
        for (int width : List.of(1280, 360)) {
          reader.page.setViewportSize(width, 800);
          reader.open(path);
          typing(reader, "deme");
          press(reader, "ArrowDown");
          barriers.addAll(reader.barriers());
          barriers.addAll(reader.barriersAtNight());
          assertThat(reader.page.evaluate("document.documentElement.scrollWidth"))
              .as(path)
              .isEqualTo(width);
        }
      }
    }
    assertThat(barriers).isEmpty();
  }

  /** The field with something typed, and its list open. */
  private static Locator typing(Reader reader, String text) {
    Locator field = reader.page.locator("#q");
    field.fill("");
    field.pressSequentially(text);
    assertThat(field).hasAttribute("aria-expanded", "true");
    return field;
  }

  private static Locator option(Reader reader, int number) {
    return reader.page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions()).nth(number);
  }

  private static void press(Reader reader, String... keys) {
    for (String key : keys) {
      reader.page.keyboard().press(key);
    }
  }
}
