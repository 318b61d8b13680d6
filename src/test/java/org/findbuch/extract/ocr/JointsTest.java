package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointsTest {
  @Test
  void words_that_a_grain_or_a_rule_joins_are_parted_and_others_are_not() {
    assertThat(parted("gebeten,.bis")).isEqualTo("gebeten, bis");
    assertThat(parted("und.den")).isEqualTo("und den");
    assertThat(parted("877\\1.011")).isEqualTo("877 1.011");
    assertThat(parted("Plätze|2007")).isEqualTo("Plätze 2007");
    for (String whole :
        List.of(
            "z.B.",
            "1.204",
            "rki.de",
            "www.findbuch.info",
            "bericht.pdf",
            "Bürger.innen",
            "Dr.Weiß",
            "12.03.2007",
            "|",
            "Ende.")) {
      assertThat(parted(whole)).isEqualTo(whole);
    }
  }

  @Test
  void a_table_that_was_read_by_its_columns_is_told_from_columns_of_prose() {
    assertThat(columns(4, 2).isInColumns()).isTrue();
    assertThat(columns(2, 7).isInColumns()).isFalse();
    assertThat(columns(1, 2).isInColumns()).isFalse();
  }

  @Test
  void letters_where_no_word_was_read_are_missed() {
    PageScript script = columns(2, 2);
    List<Rectangle> letters =
        List.of(new Rectangle(10, 105, 9, 12), new Rectangle(900, 2_000, 9, 12));
    assertThat(script.missed(letters)).isEqualTo(50);
    assertThat(script.missed(List.of())).isZero();
  }

  /** Beside each other, of eight lines with so many words each. */
  private static PageScript columns(int columns, int words) {
    List<OcrWord> all = new java.util.ArrayList<>();
    for (int column = 0; column < columns; column++) {
      for (int line = 0; line < 8; line++) {
        for (int word = 0; word < words; word++) {
          Rectangle box = new Rectangle(column * 1_000 + word * 100, 100 + line * 60, 80, 40);
          all.add(new OcrWord(column, column * 8 + line, box, 95, "Wort"));
        }
      }
    }
    return new PageScript(all, upright());
  }

  private static Upright upright() {
    return Upright.asItIs(
        new java.awt.image.BufferedImage(10, 10, java.awt.image.BufferedImage.TYPE_BYTE_GRAY));
  }

  private static String parted(String text) {
    OcrWord word = new OcrWord(1, 1, new Rectangle(0, 0, 10, 10), 90, text);
    return Joints.parted(List.of(word)).getFirst().text();
  }
}
