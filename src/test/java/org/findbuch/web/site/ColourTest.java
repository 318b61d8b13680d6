package org.findbuch.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColourTest {
  @Test
  void contrast_is_that_of_the_guidelines() {
    Colour black = Colour.of("#000000").orElseThrow();
    assertThat(black.contrast(Colour.WHITE)).isEqualTo(21, within(0.001));
    assertThat(Colour.WHITE.contrast(Colour.WHITE)).isEqualTo(1, within(0.001));
    Colour grey = Colour.of("#767676").orElseThrow();
    assertThat(grey.contrast(Colour.WHITE)).isEqualTo(4.54, within(0.01));
  }

  @Test
  void on_dark_paper_every_colour_becomes_as_legible_as_text() {
    for (String dark : new String[] {"#0b4b3f", "#7a1020", "#00309a", "#000000"}) {
      Colour shown = Colour.of(dark).orElseThrow().onDark();
      assertThat(shown.contrast(Colour.DARK_PAPER)).as(dark).isGreaterThanOrEqualTo(7);
    }
    assertThat(Colour.of("#8ed4be").orElseThrow().onDark().toString()).isEqualTo("#8ed4be");
  }

  @Test
  void nothing_else_is_a_colour() {
    for (String wrong : new String[] {"red", "#fff", "#12345g", "0b4b3f", "#0b4b3f;x"}) {
      assertThat(Colour.of(wrong)).as(wrong).isEmpty();
    }
  }
}
