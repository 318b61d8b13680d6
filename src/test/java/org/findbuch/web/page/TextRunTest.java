package org.findbuch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.index.SearchResult.Mark;
import org.junit.jupiter.api.Test;

class TextRunTest {
  @Test
  void a_text_is_cut_at_its_marks_and_nothing_is_lost() {
    assertThat(TextRun.of("Demenz im Quartier", List.of(new Mark(0, 6), new Mark(10, 18))))
        .containsExactly(
            new TextRun("Demenz", true), new TextRun(" im ", false), new TextRun("Quartier", true));
  }

  @Test
  void marks_outside_of_the_text_or_over_each_other_do_no_harm() {
    List<TextRun> runs =
        TextRun.of("abcdef", List.of(new Mark(1, 4), new Mark(2, 9), new Mark(20, 30)));
    assertThat(String.join("", runs.stream().map(TextRun::text).toList())).isEqualTo("abcdef");
  }

  @Test
  void dots_that_lead_from_a_title_to_its_page_are_an_ellipsis() {
    assertThat(plain("Wer da war ................ 17")).isEqualTo("Wer da war  …  17");
    assertThat(plain("Anhang . . . . . . . .\n. . . 9")).isEqualTo("Anhang  …  9");
    assertThat(plain("usw. ... und so weiter … Nr. 5.1.2"))
        .isEqualTo("usw. ... und so weiter … Nr. 5.1.2");
    assertThat(plain(". ".repeat(200_000) + "x")).isEqualTo(" …  x");
  }

  private static String plain(String text) {
    return TextRun.of(text, List.of()).getFirst().text();
  }
}
