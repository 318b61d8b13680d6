package org.findbuch.extract.pdf.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Structure.Block;
import org.findbuch.extract.pdf.glyph.Rules;
import org.junit.jupiter.api.Test;

class TablesTest {
  private final StringBuilder text = new StringBuilder();
  private final List<Token> words = new ArrayList<>();
  private final Rules rules = new Rules();
  private float y = 100;

  @Test
  void cells_between_crossing_rules_are_a_table_whatever_stands_around_it() {
    line("Vor der Tabelle steht ein Satz.", 70);
    y = 130;
    row("Ort", 72, "Kinder", 202, "Stelle", 302);
    row("Anna", 72, "12", 202, "Amt für", 302);
    row("Gesundheit", 302);
    row("Ruhrbogen", 72, "7", 202, "Träger", 302);
    grid(new float[] {70, 200, 300, 400}, new float[] {117, 134, 162, 176});
    y = 200;
    line("Danach geht der Text weiter.", 70);
    assertThat(tables())
        .containsExactly("Ort|Kinder|Stelle / Anna|12|Amt für⏎Gesundheit / Ruhrbogen|7|Träger");
  }

  @Test
  void a_cell_without_a_rule_in_it_reaches_over_its_columns_and_rows() {
    row("Ort", 72, "Kinder", 202);
    row("2004", 202, "2009", 302);
    row("Anna", 72, "12", 202, "14", 302);
    rule(70, 87, 400, 87);
    rule(200, 104, 400, 104);
    rule(70, 118, 400, 118);
    rule(70, 132, 400, 132);
    rule(70, 87, 70, 132);
    rule(200, 87, 200, 132);
    rule(300, 104, 300, 132);
    rule(400, 87, 400, 132);
    assertThat(tables()).containsExactly("^2Ort|<2Kinder / 2004|2009 / Anna|12|14");
  }

  @Test
  void the_backgrounds_of_single_words_part_no_cells() {
    row("Name", 72, "Werte", 202);
    row("Alter", 72, "eins", 204, "zwei", 240);
    grid(new float[] {70, 200, 400}, new float[] {87, 104, 118});
    box(203, 106, 225, 117);
    box(239, 106, 262, 117);
    assertThat(tables()).containsExactly("Name|Werte / Alter|eins zwei");
  }

  @Test
  void rows_under_a_head_between_rules_are_a_table_with_its_head() {
    line("Tabelle 1: Kinder nach Ort", 70);
    y = 130;
    isBold = true;
    row("Ort", 72, "Kinder", 202, "Anteil", 302);
    isBold = false;
    row("Anna", 72, "12", 202, "4,5 %", 302);
    row("übrige", 72, "7", 202, "2,1 %", 302);
    row("Stadtteile", 72);
    row("Stadt", 72, "19", 202, "6,6 %", 302);
    rule(70, 117, 400, 117);
    rule(70, 134, 400, 134);
    rule(70, 190, 400, 190);
    assertThat(tables().getFirst()).startsWith("#Ort|#Kinder|#Anteil / Anna|12|4,5 % / übrige");
  }

  @Test
  void rows_with_figures_below_each_other_need_no_rules() {
    line("Die Zahlen der Stadtteile sind diese:", 70);
    row("Stadtteil", 70, "Kinder", 200, "Anteil", 300);
    row("Anna", 70, "12", 200, "4,5 %", 300);
    row("Ruhrbogen", 70, "7", 200, "2,1 %", 300);
    row("Altstadt", 70, "9", 200, "3,0 %", 300);
    assertThat(tables())
        .containsExactly(
            "Stadtteil|Kinder|Anteil / Anna|12|4,5 % / Ruhrbogen|7|2,1 % / Altstadt|9|3,0 %");
  }

  @Test
  void contents_items_addresses_and_lines_with_wide_blanks_are_no_tables() {
    for (String[][] prose :
        new String[][][] {
          {{"Vorwort", "3"}, {"Anlass", "5"}, {"Ziele", "9"}, {"Anhang", "12"}},
          {{"Vorwort .......", "3"}, {"Anlass .......", "9"}, {"Ziele .......", "5"}},
          {{"-", "Impfen 2004"}, {"-", "Zähne 2005"}, {"-", "Bewegen 2006"}},
          {{"Rathaus", "Telefon"}, {"Markt 1", "0208 / 12"}, {"45000 Lindenau", "Frau Thiele"}},
          {{"1.", "Die Satzung gilt"}, {"2.", "Sie tritt in Kraft"}, {"3.", "Sie endet"}},
        }) {
      clear();
      for (String[] row : prose) {
        row(row[0], 70, row[1], 320);
      }
      assertThat(tables()).as(prose[0][0]).isEmpty();
    }
  }

  @Test
  void columns_of_running_text_between_rules_are_none() {
    rule(70, 88, 520, 88);
    for (int i = 0; i < 8; i++) {
      row(
          "Die Sitzung wird um neun Uhr eröffnet " + i,
          70,
          "und sie endet gegen zwölf Uhr mit Dank " + i,
          300);
    }
    rule(70, 230, 520, 230);
    assertThat(tables()).isEmpty();
  }

  @Test
  void a_box_around_text_is_none() {
    for (int i = 0; i < 5; i++) {
      line("Ein Kasten mit einem Hinweis für die Eltern", 80);
    }
    box(70, 80, 400, 180);
    assertThat(tables()).isEmpty();
  }

  @Test
  void a_frame_around_the_page_is_no_table_and_takes_nothing_into_one() {
    row("Ort", 72, "Kinder", 202);
    row("Anna", 72, "12", 202);
    grid(new float[] {70, 200, 300}, new float[] {50, 104, 118});
    y = 150;
    line("Unter der Tabelle steht ein Satz.", 70);
    y = 200;
    row("Jahr", 72, "Fälle", 202);
    row("2004", 72, "7", 202);
    grid(new float[] {70, 200, 300}, new float[] {187, 204, 218});
    box(40, 49, 420, 300);
    assertThat(tables()).containsExactly("Ort|Kinder / Anna|12", "Jahr|Fälle / 2004|7");
  }

  @Test
  void a_head_of_several_lines_stands_above_its_rule_however_its_cells_are_broken() {
    line("Tabelle 6: Orte", 70);
    isBold = true;
    row("Ort", 72, "draußen", 202, "am", 302, "Urteil", 382);
    row("Ort", 302);
    row("°C", 202, "in °C", 302);
    isBold = false;
    y += 6;
    row("Kirche", 72, "30,5", 202, "22,1", 302, "geeignet", 382);
    row("Bootshaus", 72, "30,6", 202, "25,1", 302, "bedingt", 382);
    rule(70, 148, 450, 148);
    rule(70, 164, 450, 164);
    rule(70, 178, 450, 178);
    assertThat(tables().getFirst())
        .startsWith("#Ort|#draußen+°C|#am+Ort+in °C|#Urteil / Kirche|30,5|22,1|geeignet");
  }

  @Test
  void a_head_of_several_lines_between_two_rules_is_one_row() {
    isBold = true;
    row("Worum geht es?", 72, "Titel", 202, "Knapp", 302);
    row("Diese Angabe", 72);
    row("steht immer", 72);
    isBold = false;
    row("Adresse", 72, "Anna", 202, "2004", 302);
    row("Telefon", 72, "Ruth", 202, "2009", 302);
    rule(70, 87, 400, 87);
    rule(70, 132, 400, 132);
    rule(70, 162, 400, 162);
    assertThat(tables())
        .containsExactly(
            "#Worum geht es?+Diese Angabe⏎steht immer|#Titel|#Knapp"
                + " / Adresse|Anna|2004 / Telefon|Ruth|2009");
  }

  @Test
  void a_head_over_the_second_column_alone_is_the_head() {
    isBold = true;
    row("Fälle unter 65", 202);
    isBold = false;
    row("Altstadt", 72, "232", 202);
    row("Anna", 72, "298", 202);
    for (float at : new float[] {87, 104, 118, 132}) {
      rule(70, at, 400, at);
    }
    assertThat(tables()).containsExactly("#|#Fälle unter 65 / Altstadt|232 / Anna|298");
  }

  @Test
  void the_background_of_a_line_that_reaches_out_of_the_table_parts_no_row() {
    row("Name", 72, "Werte", 202);
    row("Feld", 72, "eins", 204);
    row("zwei", 204);
    row("Alter", 72, "drei", 204);
    grid(new float[] {70, 200, 400}, new float[] {87, 104, 134, 148});
    rule(50, 119, 400, 119);
    assertThat(tables()).containsExactly("Name|Werte / Feld|eins⏎zwei / Alter|drei");
  }

  @Test
  void contents_between_rules_are_no_table() {
    String[] titles = {"Vorwort", "Lage", "Ziele", "Wege", "Anhang"};
    for (int i = 0; i < titles.length; i++) {
      row(titles[i], 72, String.valueOf(7 + 12 * i), 302);
      rule(70, 104 + 14 * i, 400, 104 + 14 * i);
    }
    assertThat(tables()).isEmpty();
  }

  @Test
  void labels_of_a_form_are_no_table_whether_answers_stand_behind_them_or_not() {
    for (String label : new String[] {"Einrichtung: Amt", "Bearbeiterin: Muster", "Ort: Anna"}) {
      row(label, 72, "Stand: offen", 302);
      rule(70, y - 10, 400, y - 10);
    }
    assertThat(tables()).isEmpty();
  }

  @Test
  void a_table_whose_last_row_is_torn_apart_in_the_text_is_one_without_that() {
    row("Ort", 72, "Kinder", 202);
    row("Anna", 72, "12", 202);
    row("Ruhrbogen", 72);
    y = 200;
    line("Ein Satz, der weiter unten steht.", 70);
    y = 128;
    row("7", 202);
    grid(new float[] {70, 200, 300}, new float[] {87, 104, 118, 134});
    assertThat(tables()).containsExactly("Ort|Kinder / Anna|12");
  }

  @Test
  void a_form_of_which_two_lines_are_filled_in_is_none() {
    line("Name", 72);
    line("Einrichtung", 72);
    row("Ich brauche", 72, "Fahrdienst oder Vertretung", 202);
    row("Sonderbus", 72, "ja oder nein", 202);
    for (float at : new float[] {104, 118, 132, 146}) {
      rule(70, at, 400, at);
    }
    assertThat(tables()).isEmpty();
  }

  private boolean isBold;

  private void clear() {
    text.setLength(0);
    words.clear();
    y = 100;
  }

  private void line(String line, float x) {
    row(line, x);
  }

  /** Texts and where each begins. */
  private void row(Object... cells) {
    text.append(text.isEmpty() ? "" : "\n");
    for (int i = 0; i < cells.length; i += 2) {
      float x = ((Number) cells[i + 1]).floatValue();
      for (String word : ((String) cells[i]).split(" ", -1)) {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : " ");
        WordBox box =
            new WordBox(
                text.length(), text.length() + word.length(), x, y - 8, 5 * word.length(), 10);
        words.add(new Token(box, isBold, 1));
        text.append(word);
        x += 5 * word.length() + 3;
      }
    }
    y += 14;
  }

  private void rule(float x1, float y1, float x2, float y2) {
    rules.add(x1, y1, x2, y2);
  }

  private void box(float left, float top, float right, float bottom) {
    rule(left, top, right, top);
    rule(left, bottom, right, bottom);
    rule(left, top, left, bottom);
    rule(right, top, right, bottom);
  }

  private void grid(float[] xs, float[] ys) {
    for (float x : xs) {
      rule(x, ys[0], x, ys[ys.length - 1]);
    }
    for (float at : ys) {
      rule(xs[0], at, xs[xs.length - 1], at);
    }
  }

  private List<String> tables() {
    return Tables.of(text.toString(), words, rules).stream().map(this::said).toList();
  }

  private String said(Block table) {
    return table.grid().rows().stream()
        .map(row -> row.stream().map(this::said).collect(Collectors.joining("|")))
        .collect(Collectors.joining(" / "));
  }

  private String said(Cell cell) {
    return (cell.isHead() ? "#" : "")
        + (cell.rows() > 1 ? "^" + cell.rows() : "")
        + (cell.columns() > 1 ? "<" + cell.columns() : "")
        + cell.ranges().stream()
            .map(range -> text.substring(range.start(), range.end()))
            .collect(Collectors.joining("+"))
            .replace("\n", "⏎");
  }
}
