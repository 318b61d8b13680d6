package org.findbuch.web.holdings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.findbuch.reading.PageView.CellView;
import org.junit.jupiter.api.Test;

class TableFileTest {
  @Test
  void a_spreadsheet_sees_umlauts_and_cells() {
    assertThat(file(List.of(row("Größe", "a;b"), row("sagt \"ja\"", "1.234,5"))))
        .isEqualTo("\ufeffGröße;\"a;b\"\r\n\"sagt \"\"ja\"\"\";1.234,5\r\n");
  }

  @Test
  void nothing_is_taken_for_a_formula_and_numbers_stay_numbers() {
    for (String formula :
        List.of(
            "=1+1", "+A1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "- Punkt", "＝1", "+49/211")) {
      assertThat(file(List.of(row(formula)))).isEqualTo("\ufeff'" + formula + "\r\n");
    }
    for (String number :
        List.of(
            "-5",
            "+3,5 %",
            "-1.234,56 €",
            "- 7",
            "-",
            "−4",
            "-1 234",
            "12",
            "a=b",
            "+49 211 123")) {
      assertThat(file(List.of(row(number)))).isEqualTo("\ufeff" + number + "\r\n");
    }
  }

  @Test
  void a_cell_over_several_columns_and_rows_stands_in_the_first_of_them() {
    CellView wide = new CellView("breit", List.of(), true, 2, 1);
    CellView tall = new CellView("hoch", List.of(), false, 1, 2);
    assertThat(file(List.of(List.of(tall, wide), row("a", "b"), row("x", "y", "z"))))
        .isEqualTo("\ufeffhoch;breit;\r\n;a;b\r\nx;y;z\r\n");
  }

  @Test
  void short_rows_are_as_long_as_the_others() {
    assertThat(file(List.of(row("a", "b"), row("c")))).isEqualTo("\ufeffa;b\r\nc;\r\n");
  }

  private static String file(List<List<CellView>> rows) {
    return new String(new TableFile(rows).bytes(), UTF_8);
  }

  private static List<CellView> row(String... cells) {
    return Arrays.stream(cells).map(cell -> new CellView(cell, List.of(), false, 1, 1)).toList();
  }
}
