package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsertionTest {
  private static final Upright PAGE =
      Upright.asItIs(new BufferedImage(1_000, 1_000, BufferedImage.TYPE_BYTE_GRAY));

  private final List<OcrWord> words = new ArrayList<>();

  private static OcrWord word(int line, int x, String text) {
    return new OcrWord(
        line / 2, line, new Rectangle(x, line * 50, text.length() * 10, 20), 90, text);
  }

  private PageScript page() {
    words.add(word(1, 100, "Wer"));
    words.add(word(1, 300, "ist"));
    words.add(word(2, 100, "Das"));
    words.add(word(3, 100, "Ende"));
    return new PageScript(words, PAGE);
  }

  @Test
  void a_word_in_a_gap_of_a_line_stands_between_its_neighbours() {
    PageScript filled = Insertion.anywhere(page(), List.of(word(1, 200, "gekommen")));
    assertThat(filled.text()).isEqualTo("Wer gekommen ist\n\nDas\nEnde");
  }

  @Test
  void a_line_that_was_left_out_is_a_paragraph_below_the_one_above_it() {
    PageScript filled = Insertion.anywhere(page(), List.of(word(18, 500, "7")));
    assertThat(filled.text()).isEqualTo("Wer ist\n\nDas\nEnde\n\n7");
    assertThat(Insertion.anywhere(page(), List.of(word(0, 500, "Kopf"))).text())
        .startsWith("Kopf\n\nWer ist");
  }

  @Test
  void signs_of_leaders_stand_in_lines_only() {
    List<OcrWord> signs = List.of(word(1, 200, "....."), word(9, 200, "....."));
    assertThat(Insertion.inLines(page(), signs).text()).isEqualTo("Wer ..... ist\n\nDas\nEnde");
  }

  @Test
  void a_page_without_words_takes_what_was_left_out() {
    PageScript none = new PageScript(List.of(), PAGE);
    assertThat(Insertion.anywhere(none, List.of(word(3, 100, "Anlage"))).text())
        .isEqualTo("Anlage");
    assertThat(Insertion.inLines(none, List.of(word(3, 100, "....."))).text()).isEmpty();
  }
}
