package org.findbuch.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          auszahlung, ausgezahlt
          auszahlung, auszuzahlen
          beteiligung, beteiligt
          prüfung, geprüft
          überprüfung, überprüft
          handlung, handeln
          handlung, gehandelt
          sammlung, sammeln
          regelung, geregelt
          förderung, gefördert
          rechnung, rechnet
          zahlung, zahlt
          zahlung, gezahlt
          zuteilung, zuteilen
          registrierung, registriert
          regulierung, regulation
          schulung, geschult
          bildung, gebildet
          """)
  void a_noun_in_ung_and_its_verb_say_the_same(String noun, String verb) {
    assertThat(Derivation.of(noun)).contains(verb);
    assertThat(Derivation.of(verb)).contains(noun);
  }

  @ParameterizedTest
  @CsvSource({
    "zeitung, zeiten",
    "satzung, satzen",
    "schulung, schulen",
    "tagung, tagen",
    "bildung, bilden",
    "stellung, stellen",
    "steuerung, steuern",
    "teilung, teilen",
    "berufsbildung, berufsbilden"
  })
  void what_is_a_noun_of_its_own_is_no_infinitive(String noun, String other) {
    assertThat(Derivation.of(noun)).doesNotContain(other);
    assertThat(Derivation.of(other)).doesNotContain(noun);
  }

  @Test
  void other_words_are_made_of_no_verb() {
    for (String word : new String[] {"arbeit", "staat", "haushalt", "kosten", "ort", "konferenz"}) {
      assertThat(Derivation.of(word)).as(word).isEmpty();
    }
  }
}
