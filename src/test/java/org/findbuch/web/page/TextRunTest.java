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
  void a_mark_over_the_end_of_a_paragraph_goes_on_in_the_next() {
    assertThat(TextRun.paragraphs("eins\n\nzwei", List.of(new Mark(2, 8))))
        .containsExactly(
            List.of(new TextRun("ei", false), new TextRun("ns", true)),
            List.of(new TextRun("zw", true), new TextRun("ei", false)));
  }

  @Test
  void single_line_breaks_stay_inside_a_paragraph() {
    assertThat(TextRun.paragraphs("eins\nzwei\n \n\ndrei\n", List.of())).hasSize(2);
  }

  @Test
  void as_many_empty_lines_as_a_page_can_have_are_one_gap() {
    for (String line : List.of("\n", "\r\n", " \n", "\n\t", "\u00a0\u2028")) {
      String text = "eins\n" + line.repeat(300_000) + "\nzwei";
      assertThat(TextRun.paragraphs(text, List.of())).hasSize(2);
    }
  }
}
