package org.findbuch.extract.tika;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  @TempDir Path folder;
  private final List<Page> pages = new ArrayList<>();

  @Test
  void rows_come_as_lines_and_cells_apart_by_tabs_whatever_set_them_apart() throws IOException {
    String expected = "Jahr\tOrt\tKosten\n2004\tBochum\t1,5";
    assertThat(text("Jahr;Ort;Kosten\r\n2004;Bochum;1,5\r\n")).isEqualTo(expected);
    assertThat(text("Jahr\tOrt\tKosten\n2004\tBochum\t1,5")).isEqualTo(expected);
    assertThat(text("Jahr,Ort,Kosten\n2004,Bochum,\"1,5\"\n")).isEqualTo(expected);
    assertThat(text("sep=;\nJahr;Ort;Kosten\n2004;Bochum;1,5\n")).isEqualTo(expected);
  }

  @Test
  void quoted_cells_may_hold_line_ends_separators_and_quotation_marks() throws IOException {
    assertThat(text("a;\"b\nzwei; drei\";c\n\"sagt \"\"ja\"\"\";5\" Rohr;\n"))
        .isEqualTo("a\tb zwei; drei\tc\nsagt \"ja\"\t5\" Rohr");
  }

  @Test
  void characters_are_those_of_utf_8_of_windows_or_of_what_a_mark_says() throws IOException {
    for (byte[] bytes :
        List.of(
            "Größe;1".getBytes(UTF_8),
            "\uFEFFGröße;1".getBytes(UTF_8),
            "\uFEFFGröße;1".getBytes(UTF_16LE),
            "Größe;1".getBytes(Charset.forName("windows-1252")))) {
      read(Files.write(file(), bytes), Limits.DEFAULTS);
      assertThat(pages).singleElement().extracting(Page::text).isEqualTo("Größe\t1");
    }
  }

  @Test
  void a_page_ends_with_the_row_that_fills_it() throws IOException {
    text("Bochum;2004\n".repeat(1_000));
    assertThat(pages).hasSizeGreaterThan(3);
    assertThat(pages).allMatch(page -> page.text().length() < 3_100);
    assertThat(pages).allMatch(page -> page.text().startsWith("Bochum\t2004"));
    assertThat(pages).allMatch(page -> page.text().endsWith("Bochum\t2004"));
  }

  @Test
  void a_line_of_50_mb_is_read_up_to_the_limits_in_little_memory() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file())) {
      String piece = "\"wort;".repeat(1_000);
      for (int i = 0; i < 50_000_000 / piece.length(); i++) {
        out.write(piece);
      }
    }
    Limits limits = new Limits(60, 300, 10, 1 << 30, 100, 100, 5, 300, 20_000, 2_000_000);
    Extraction extraction = read(file(), limits);
    assertThat(extraction.why()).contains(Fault.TOO_MUCH_TEXT);
    assertThat(pages).allMatch(page -> page.text().length() <= 12_000);
    assertThat(pages.stream().mapToInt(page -> page.text().length()).sum())
        .isBetween(1_900_000, 2_000_000);
  }

  private String text(String content) throws IOException {
    read(Files.writeString(file(), content), Limits.DEFAULTS);
    return pages.getFirst().text();
  }

  private Extraction read(Path file, Limits limits) throws IOException {
    pages.clear();
    return new OfficeReader().read(file, Format.CSV, limits, pages::add);
  }

  private Path file() {
    return folder.resolve("table.csv");
  }
}
