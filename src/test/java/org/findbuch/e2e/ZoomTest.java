package org.findbuch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enlarged up to 400 %, in the system's own colours, and without motion. */
@Tag("browser")
@ExtendWith(OneFindbuch.class)
class ZoomTest {
  /** A window in pixels, before it is enlarged. */
  private static final int WIDE = 1280;

  private static final int HIGH = 1024;

  /**
   * What does not fit: the page scrolls sideways, or a control or words lie out of it with nothing
   * to scroll them in, or are cut off by their own box.
   */
  private static final String LOST =
      """
      () => {
        const width = document.documentElement.clientWidth;
        const scrolls = element => element && (element.scrollWidth > element.clientWidth + 1
            && /auto|scroll/.test(getComputedStyle(element).overflowX)
            || scrolls(element.parentElement));
        const lost = [...document.querySelectorAll('a, button, input, summary, h1, h2, h3, p, dt, dd')]
            .filter(element => !element.closest('.hear, .skip, [aria-hidden]')
                && element.checkVisibility() && !element.matches('[type=hidden]'))
            .filter(element => {
              const box = element.getBoundingClientRect();
              const out = (box.right > width + 1 || box.left < -1) && !scrolls(element);
              const style = getComputedStyle(element);
              const cut = !element.matches('input') && /hidden|clip/.test(style.overflowX + style.overflowY)
                  && (element.scrollWidth > element.clientWidth + 2
                      || element.scrollHeight > element.clientHeight + 2);
              return out || cut;
            })
            .map(element => element.outerHTML.slice(0, 200));
        if (document.documentElement.scrollWidth > width) {
          lost.push('scrolls ' + document.documentElement.scrollWidth + ' in ' + width);
        }
        return lost;
      }
      """;

  /**
   * What can be followed, pressed or filled in; how a picture is shown is left to two fingers where
   * there is no room for it.
   */
  private static final String CONTROLS =
      """
      () => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
          .filter(element => element.checkVisibility() && !element.closest('[aria-hidden]'))
          .map(element => element.tagName + ' '
              + (element.getAttribute('href') ?? element.name ?? element.textContent.trim()))
          .filter(control => !/[?&]view=|#/.test(control))
      """;

  /**
   * Found words, chosen things and buttons that look like what is around them where the system
   * alone says which colours there are.
   */
  private static final String ALIKE =
      """
      () => {
        const style = element => getComputedStyle(element);
        const ground = element => !element ? 'Canvas'
            : /^rgba\\(.*, 0\\)$/.test(style(element).backgroundColor)
                ? ground(element.parentElement) : style(element).backgroundColor;
        const alike = [...document.querySelectorAll('main mark')]
            .filter(mark => mark.checkVisibility())
            .filter(mark => ground(mark) == ground(mark.parentElement)
                || style(mark).color == ground(mark));
        alike.push(...[...document.querySelectorAll('.button')]
            .filter(button => button.checkVisibility())
            .filter(button => style(button).borderTopStyle == 'none'));
        alike.push(...[...document.querySelectorAll('.picture rect, svg .bar')]
            .filter(box => style(box).fill == ground(document.body)
                && (style(box).stroke == 'none' || style(box).stroke == ground(document.body))));
        return alike.map(element => element.outerHTML.slice(0, 200));
      }
      """;

  /** The element that has the focus without an outline that stands out, or nothing. */
  private static final String NO_RING =
      """
      () => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        const seen = style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2
            && style.outlineColor != getComputedStyle(document.body).backgroundColor;
        return seen || focused == document.body ? '' : focused.outerHTML.slice(0, 200);
      }
      """;

  /** What moves although nothing shall. */
  private static final String MOVES =
      """
      () => [document.documentElement, ...document.querySelectorAll('body *')]
          .filter(element => {
            const style = getComputedStyle(element);
            return style.animationName != 'none' || style.scrollBehavior == 'smooth'
                || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
          })
          .map(element => element.outerHTML.slice(0, 100))
      """;

  private final Findbuch findbuch;

  ZoomTest(Findbuch findbuch) {
    this.findbuch = findbuch;
  }

  @Test
  void what_does_not_fit_or_cannot_be_told_apart_is_noticed() {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE);
    try (Reader reader = findbuch.reader(options)) {
      reader.page.setViewportSize(WIDE / 4, HIGH / 4);
      reader.page.setContent(
          "<body style='background: Canvas'><main><p style='width: 330px'>breit"
              + " <mark style='background: Canvas; forced-color-adjust: none'>gefunden</mark>"
              + "<a class='button' href='/' style='border: 0; outline: none'>los</a></main>");
      assertThat((List<?>) reader.page.evaluate(LOST)).isNotEmpty();
      assertThat((List<?>) reader.page.evaluate(ALIKE)).hasSize(2);
      reader.page.keyboard().press("Tab");
      assertThat(reader.page.evaluate(NO_RING)).asString().startsWith("<a");
    }
  }

  @Test
  void nothing_is_lost_at_twice_and_four_times_the_size() throws IOException, InterruptedException {
    List<String> lost = new ArrayList<>();
    try (Reader reader = findbuch.reader()) {
      for (String path : findbuch.pages()) {
        reader.page.setViewportSize(WIDE, HIGH);
        reader.open(path);
        List<?> controls = (List<?>) reader.page.evaluate(CONTROLS);
        for (int zoom : List.of(2, 4)) {
          reader.page.setViewportSize(WIDE / zoom, HIGH / zoom);
          String where = path + " at " + 100 * zoom + " %";
          add(lost, where, reader, LOST);
          List<Object> gone = new ArrayList<>(controls);
          gone.removeAll((List<?>) reader.page.evaluate(CONTROLS));
          gone.forEach(control -> lost.add(where + " is gone: " + control));
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void in_the_colours_of_the_system_found_words_buttons_and_focus_still_show()
      throws IOException, InterruptedException {
    List<String> alike = new ArrayList<>();
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setForcedColors(ForcedColors.ACTIVE)
            .setReducedMotion(ReducedMotion.REDUCE);
    try (Reader reader = findbuch.reader(options)) {
      for (String path : findbuch.pages()) {
        reader.open(path);
        add(alike, path, reader, ALIKE);
        add(alike, path + " moves", reader, MOVES);
        for (int i = 0; i < 4; i++) {
          reader.page.keyboard().press("Tab");
          Object ring = reader.page.evaluate(NO_RING);
          if (!"".equals(ring)) {
            alike.add(path + " has the focus: " + ring);
          }
        }
      }
    }
    assertThat(alike).isEmpty();
  }

  private static void add(List<String> all, String where, Reader reader, String question) {
    for (Object found : (List<?>) reader.page.evaluate(question)) {
      all.add(where + ": " + found);
    }
  }
}
