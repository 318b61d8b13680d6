package org.findbuch.extract.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionSignsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "gemäß $ 6 der Satzung → gemäß § 6 der Satzung",
        "nach & 3 Abs. 5 Satz 1 → nach § 3 Abs. 5 Satz 1",
        "($ 47, Abs. 4 → (§ 47, Abs. 4",
        "$$ 33 und 34 IfSG → §§ 33 und 34 IfSG",
        "$34a IfSG → §34a IfSG",
        "in den Fällen des 8 61 Abs. 4 HBKG → in den Fällen des § 61 Abs. 4 HBKG",
        "(8 34 IfSG → (§ 34 IfSG",
        "Müller & Söhne 3 → Müller & Söhne 3",
        "von 8 15 und 20 Personen → von 8 15 und 20 Personen",
        "um 8 Uhr → um 8 Uhr",
        "Aufgrund der 88 5, 51 Nr. 6 → Aufgrund der §§ 5, 51 Nr. 6",
        "mit den 8$ 15 Abs. 7 → mit den §§ 15 Abs. 7",
        "neu aufgenommenen 8 4 (2). → neu aufgenommenen § 4 (2).",
        "4. 84 (3) entfällt → 4. §4 (3) entfällt",
        "In$ 2 (1) Ziff. 1 → In § 2 (1) Ziff. 1",
        "88 Personen und 12 Kinder → 88 Personen und 12 Kinder",
        "bei den 88 Kindern → bei den 88 Kindern",
        "zu zweit & → zu zweit &",
        "(GVBl. | S. 142) → (GVBl. I S. 142)",
        "links | rechts → links | rechts",
      })
  void a_section_has_its_sign(String read, String written) {
    List<OcrWord> words =
        List.of(read.split(" ")).stream()
            .map(word -> new OcrWord(1, 1, new Rectangle(), 90, word))
            .toList();
    assertThat(
            SectionSigns.mended(words).stream().map(OcrWord::text).collect(Collectors.joining(" ")))
        .isEqualTo(written);
  }
}
