package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  @ParameterizedTest
  @CsvSource({
    "Konferenz, Konferenz, EXACT",
    "konferenz, KONFERENZ, EXACT",
    "Straße, Strasse, EXACT",
    "Müller, Mueller, EXACT",
    "COVID-19, Covid 19, EXACT",
    "Konferenz, Konferenzen, INFLECTED",
    "Konferenzen, Konferenz, INFLECTED",
    "Haus, Häuser, INFLECTED",
    "Häusern, Haus, INFLECTED",
    "pflegen, Pflege, INFLECTED",
    "Zentrum, Zentren, INFLECTED",
    "study, studies, INFLECTED",
    "Konferenz, Gesundheitskonferenzen, PART",
    "Häuser, Krankenhaus, PART",
    "Pflege, Pflegeheim, PART",
    "pflegen, Pflegeheim, PART",
    "Kinder, Kindergesundheit, PART",
    "Gesundheitsbericht, Bericht, SHARE",
    "Gesundheitsbericht, Gesundheit, SHARE",
    "Arzt, Mediziner, RELATED",
    "Hamm, Hammer, INFLECTED"
  })
  void a_found_word_is_told_by_its_letters(String asked, String found, Manner manner) {
    assertThat(Likeness.of(new Query.Word(asked), found)).isEqualTo(manner);
  }

  @Test
  void what_was_asked_for_otherwise_was_found_otherwise() {
    assertThat(Likeness.of(new Query.Prefix("Gesund"), "Gesundheit")).isEqualTo(Manner.PREFIX);
    assertThat(Likeness.of(new Query.Similar("Demnez"), "Demenz")).isEqualTo(Manner.SIMILAR);
    assertThat(Likeness.of(new Query.Similar("Demenz"), "demenz")).isEqualTo(Manner.EXACT);
    assertThat(Likeness.of(new Query.Exact("Haus"), "Haus")).isEqualTo(Manner.EXACT);
    assertThat(Likeness.of(new Query.Phrase(List.of("soziale", "Stadt"), 0), "sozialen Stadt"))
        .isEqualTo(Manner.PHRASE);
    assertThat(Likeness.of(new Query.Phrase(List.of("soziale", "Stadt"), 3), "Stadt"))
        .isEqualTo(Manner.NEAR);
  }

  @Test
  void a_word_broken_at_the_end_of_a_line_is_told_whole() {
    assertThat(Likeness.plain("Gesund-\nheits\u00adkonferenz")).isEqualTo("Gesundheitskonferenz");
    assertThat(Likeness.plain("soziale\n Stadt")).isEqualTo("soziale Stadt");
    assertThat(Likeness.of(new Query.Word("Konferenz"), "Konfe-\nrenz")).isEqualTo(Manner.EXACT);
  }

  @Test
  void a_text_holds_another_whatever_signs_stand_between() {
    assertThat(Likeness.holds("St.-Anna-Stift, Lünen", "st anna")).isTrue();
    assertThat(Likeness.holds("Lünen", "lunen")).isTrue();
    assertThat(Likeness.holds("Lünen", "")).isTrue();
    assertThat(Likeness.holds("Lünen", "Hamm")).isFalse();
  }
}
