package org.findbuch.web.zip;

import static org.assertj.core.api.Assertions.assertThat;

import org.findbuch.document.Format;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  private final FileNames names = new FileNames();

  @Test
  void a_name_is_one_that_windows_can_write() {
    assertThat(names.of("2024 Hitze: \"was\" tun?", Format.PDF))
        .isEqualTo("2024 Hitze – 'was' tun.pdf");
    assertThat(names.of("../../etc/passwd", Format.TXT)).isEqualTo("etc passwd.txt");
    assertThat(names.of("C:\\Bericht\n\t<b>", Format.DOCX)).isEqualTo("C Bericht b.docx");
    assertThat(names.of("Ende. . ", Format.JPEG)).isEqualTo("Ende.jpg");
    assertThat(names.of("CON", Format.XLS_MACRO)).isEqualTo("_CON.xls");
    assertThat(names.of("lpt1.alt", Format.ZIP)).isEqualTo("_lpt1.alt.zip");
    assertThat(names.of("???", Format.PDF)).isEqualTo("_.pdf");
    assertThat(names.of("gpj.\u202etxt", Format.PDF)).isEqualTo("gpj.txt.pdf");
  }

  @Test
  void umlauts_are_one_sign_each_and_long_titles_end_at_a_word() {
    assertThat(names.of("A\u0308rzte", Format.PDF)).isEqualTo("Ärzte.pdf");
    String name = names.of("Gesundheit ".repeat(30), Format.PDF);
    assertThat(name).hasSizeLessThan(110).endsWith("Gesundheit.pdf");
    assertThat(names.of("x".repeat(300), Format.PDF)).hasSize(104);
    assertThat(names.of("\ud83c\udf31".repeat(101), Format.PDF)).hasSize(204);
  }

  @Test
  void no_two_differ_in_capitals_alone() {
    names.own("manifest.csv");
    assertThat(names.of("Manifest", Format.CSV)).isEqualTo("Manifest (2).csv");
    assertThat(names.of("Bericht", Format.PDF)).isEqualTo("Bericht.pdf");
    assertThat(names.of("BERICHT", Format.PDF)).isEqualTo("BERICHT (2).pdf");
    assertThat(names.of("Bericht", Format.DOCX)).isEqualTo("Bericht.docx");
    assertThat(names.of("Bericht", Format.PDF)).isEqualTo("Bericht (3).pdf");
  }
}
