package org.findbuch.web.cite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Meyer, Anna                      | Meyer         | Anna
          Meyer, A.                        | Meyer         | A.
          Anna Meyer                       | Meyer         | Anna
          Dr. Anna Meyer                   | Meyer         | Anna
          Prof. Dr. med. Jörg Öz-Müller    | Öz-Müller     | Jörg
          Frau Dr. Karin K. Groß           | Groß          | Karin K.
          A. B. Meyer                      | Meyer         | A. B.
          Hans von der Heide               | von der Heide | Hans
          Jan-Peter van den Berg           | van den Berg  | Jan-Peter
          Dipl.-Soz. Eva Klein             | Klein         | Eva
          Meyer, Dr. Anna                  | Meyer         | Dr. Anna
          """)
  void a_person_has_a_family_and_a_given_name(String name, String family, String given) {
    assertThat(Creator.of(name)).isEqualTo(new Creator(family, given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gesundheitsamt Herne",
        "Stadt Herne",
        "Stadt Herne, Fachbereich Gesundheit",
        "Robert Koch-Institut",
        "AG Hitze",
        "Runder Tisch",
        "Ministerium für Arbeit, Gesundheit und Soziales",
        "Verein Gesunde Stadt e. V.",
        "Redaktion",
        "Bundeszentrale für gesundheitliche Aufklärung",
        "World Health Organization Regional Office for Europe",
        "Müller",
        "LIGA.NRW"
      })
  void a_body_has_one_name(String name) {
    assertThat(Creator.of(name)).isEqualTo(new Creator(name, ""));
  }
}
