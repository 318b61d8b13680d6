package org.findbuch.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void a_full_stop_question_or_exclamation_mark_ends_a_sentence() {
    assertThat(cut("Es war heiß. War es heiß? Es war heiß! Dann kam Regen."))
        .containsExactly("Es war heiß. ", "War es heiß? ", "Es war heiß! ", "Dann kam Regen.");
  }

  @Test
  void a_full_stop_after_a_number_ends_none_but_after_a_year_it_does() {
    assertThat(cut("Am 17. November tagte die 3. Gesundheitskonferenz. Das war 2004. Es kamen 80."))
        .containsExactly(
            "Am 17. November tagte die 3. Gesundheitskonferenz. ",
            "Das war 2004. ",
            "Es kamen 80.");
  }

  @Test
  void abbreviations_and_single_letters_end_no_sentence() {
    assertThat(
            cut("Laut Prof. Dr. Weber, vgl. S. 12, fehlt z. B. Schatten, u.a. Bäume bzw. Dächer."))
        .hasSize(1);
  }

  @Test
  void signs_that_close_belong_to_the_sentence_before_and_those_that_open_to_the_next() {
    assertThat(cut("Sie sagte: „Es reicht.“ „Gut so“, sagte er. (Beifall) Danach war Pause."))
        .containsExactly(
            "Sie sagte: „Es reicht.“ ", "„Gut so“, sagte er. ", "(Beifall) Danach war Pause.");
  }

  @Test
  void a_small_letter_begins_no_sentence_and_a_paragraph_always_does() {
    String text = "Inhalt und Dank\u2029erstens die Hitze usw. und ende.";

    assertThat(cut(text))
        .containsExactly("Inhalt und Dank\u2029", "erstens die Hitze usw. und ende.");
  }

  @Test
  void nothing_is_looked_at_beyond_what_the_caller_allows() {
    Sentences sentences = new Sentences("Eins. Zwei. Drei.");

    assertThat(sentences.startBefore(11, 8)).isEqualTo(8);
    assertThat(sentences.startAfter(0, 3)).isEqualTo(3);
  }

  private static List<String> cut(String text) {
    Sentences sentences = new Sentences(text);
    List<String> cut = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = sentences.startAfter(start, text.length());
      cut.add(text.substring(start, end));
      start = end;
    }
    return cut;
  }
}
