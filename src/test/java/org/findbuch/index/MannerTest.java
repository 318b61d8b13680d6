package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.language.Morphology;
import org.findbuch.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannerTest {
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
    "Zentrum, Zentren, RELATED",
    "Konferenz, Gesundheitskonferenzen, PART",
    "Häuser, Krankenhaus, PART",
    "Pflege, Pflegeheim, PART",
    "pflegen, Pflegeheim, PART",
    "Kinder, Kindergesundheit, PART",
    "Gesundheitsbericht, Bericht, SHARE",
    "Gesundheitsbericht, Gesundheit, SHARE",
    "Arzt, Mediziner, RELATED",
    "Hamm, Hammer, RELATED",
    "Kindergesundheit, Jugendgesundheit, SHARE",
    "Kinder-Gesundheit, Kindes-Gesundheiten, INFLECTED"
  })
  void a_found_word_is_told_by_its_forms(String asked, String found, Manner manner) {
    assertThat(Manner.of(new Query.Word(asked), List.of(), Morphology.GERMAN, found))
        .isEqualTo(manner);
  }

  @Test
  void what_was_asked_for_otherwise_was_found_otherwise() {
    assertThat(Manner.of(new Query.Wildcard("Gesund*"), List.of(), Morphology.GERMAN, "Gesundheit"))
        .isEqualTo(Manner.PREFIX);
    assertThat(Manner.of(new Query.Similar("Demnez"), List.of(), Morphology.GERMAN, "Demenz"))
        .isEqualTo(Manner.SIMILAR);
    assertThat(Manner.of(new Query.Similar("Demenz"), List.of(), Morphology.GERMAN, "demenz"))
        .isEqualTo(Manner.EXACT);
    assertThat(Manner.of(new Query.Exact("Haus"), List.of(), Morphology.GERMAN, "Haus"))
        .isEqualTo(Manner.EXACT);
    assertThat(
            Manner.of(
                new Query.Phrase(List.of("soziale", "Stadt"), 0),
                List.of(),
                Morphology.GERMAN,
                "sozialen Stadt"))
        .isEqualTo(Manner.PHRASE);
    assertThat(
            Manner.of(
                new Query.Phrase(List.of("soziale", "Stadt"), 3),
                List.of(),
                Morphology.GERMAN,
                "Stadt"))
        .isEqualTo(Manner.NEAR);
  }

  @Test
  void a_word_broken_at_the_end_of_a_line_is_told_whole() {
    assertThat(Manner.of(new Query.Word("Konferenz"), List.of(), Morphology.GERMAN, "Konfe-\nrenz"))
        .isEqualTo(Manner.EXACT);
  }

  @Test
  void each_language_has_forms_of_its_own() {
    assertThat(Manner.of(new Query.Word("study"), List.of(), Morphology.ENGLISH, "studies"))
        .isEqualTo(Manner.INFLECTED);
    assertThat(
            Manner.of(
                new Query.Word("Konferenz"), List.of(), Morphology.ENGLISH, "Gesundheitskonferenz"))
        .isEqualTo(Manner.RELATED);
  }
}
