package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.findbuch.index.ProofContract;
import org.findbuch.index.Sample;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult.Passage;
import org.junit.jupiter.api.Test;

class LuceneProofTest extends ProofContract {
  @Override
  protected SearchIndex opened(Path folder) throws IOException {
    return LuceneIndex.open(folder);
  }

  @Test
  void a_running_head_never_comes_before_other_text() throws Exception {
    put(heat());
    List<Passage> passages = hit("Hitze Senioren").passages();
    assertThat(passages).extracting(Passage::page).containsExactly(2, 1);
    assertThat(passages.getLast().text()).isEqualTo("Hitze und Senioren");
  }

  private static Sample cases() {
    return Sample.numbered(1)
        .tablePages(
            """
            Gesundheitsbericht
            Die Fälle nahmen überall zu, am meisten im Süden.
            Kreis\tMasern\tRöteln
            Aachen\t12\t3
            Borken\t\t7
            Coesfeld\t5\tkeine Mel-
            Quelle: Meldungen der Ämter.
            – 1 –\
            """);
  }

  private Passage only(String typed) throws Exception {
    List<Passage> passages = hit(typed).passages();
    assertThat(passages).hasSize(1);
    return passages.getFirst();
  }

  private static List<String> cells(Passage passage) {
    return passage.structure().blocks().stream()
        .flatMap(table -> table.grid().rows().stream())
        .map(
            row ->
                row.stream()
                    .map(
                        cell ->
                            cell.ranges().stream()
                                .map(r -> passage.text().substring(r.start(), r.end()))
                                .findFirst()
                                .orElse(""))
                    .collect(Collectors.joining("|")))
        .toList();
  }

  private static List<String> marked(Passage passage) {
    return passage.marks().stream()
        .map(mark -> passage.text().substring(mark.start(), mark.end()))
        .toList();
  }

  @Test
  void a_hit_in_a_table_is_its_row_below_the_head_of_the_table() throws Exception {
    put(cases());
    Passage passage = only("Borken");
    assertThat(passage.text()).isEqualTo("Kreis · Masern · Röteln … Borken · 7");
    assertThat(cells(passage)).containsExactly("Kreis|Masern|Röteln", "Borken||7");
    assertThat(passage.structure().blocks().getFirst().grid().heads()).isEqualTo(1);
    assertThat(marked(passage)).containsExactly("Borken");
  }

  @Test
  void what_is_found_in_the_head_is_shown_with_the_row_of_the_other_words() throws Exception {
    put(cases());
    assertThat(cells(only("Masern"))).containsExactly("Kreis|Masern|Röteln", "Aachen|12|3");
    Passage passage = only("Röteln Coesfeld");
    assertThat(cells(passage)).containsExactly("Kreis|Masern|Röteln", "Coesfeld|5|keine Mel-");
    assertThat(marked(passage)).containsExactly("Röteln", "Coesfeld");
  }

  @Test
  void rows_of_one_table_stand_below_one_head() throws Exception {
    put(cases());
    Passage passage = only("Coesfeld Aachen");
    assertThat(cells(passage))
        .containsExactly("Kreis|Masern|Röteln", "Aachen|12|3", "Coesfeld|5|keine Mel-");
    assertThat(marked(passage)).containsExactly("Aachen", "Coesfeld");
  }

  @Test
  void sentences_beside_a_table_stay_out_of_it() throws Exception {
    put(cases());
    assertThat(only("Süden").text()).isEqualTo("Die Fälle nahmen überall zu, am meisten im Süden.");
    assertThat(only("Quelle").text()).isEqualTo("Quelle: Meldungen der Ämter.");
    Passage both = only("Süden Borken");
    assertThat(both.text())
        .isEqualTo(
            "Die Fälle nahmen überall zu, am meisten im Süden."
                + " … Kreis · Masern · Röteln … Borken · 7");
    assertThat(cells(both)).containsExactly("Kreis|Masern|Röteln", "Borken||7");
    assertThat(marked(both)).containsExactly("Süden", "Borken");
  }

  @Test
  void of_a_wide_table_the_first_column_and_the_found_ones_are_shown() throws Exception {
    String head = "Kreis";
    String row = "Aachen";
    for (int column = 1; column < 300; column++) {
      head += "\tSpalte " + column;
      row += "\t" + 1000 * column;
    }
    put(Sample.numbered(1).tablePages("Kopf\n" + head + "\n" + row + "\nEnde.\n1"));
    Passage passage = only("299000");
    assertThat(passage.text()).hasSizeLessThan(1_000).endsWith(" · 299000");
    List<String> cells = cells(passage);
    assertThat(cells.getFirst()).startsWith("Kreis|Spalte 1|").endsWith("|Spalte 299");
    assertThat(cells.getFirst().split("\\|")).hasSameSizeAs(cells.getLast().split("\\|"));
  }

  @Test
  void a_long_cell_is_cut_around_what_is_found_in_it() throws Exception {
    String cell = "viele Wörter " + "ohne Belang ".repeat(40) + "vor der Impfung ".repeat(30);
    put(Sample.numbered(1).tablePages("Kopf\nZiel\tWeg\nSchutz\t" + cell + "\nEnde.\n1"));
    Passage passage = only("Impfung");
    assertThat(passage.text()).startsWith("Ziel · Weg … Schutz · …").endsWith("…");
    assertThat(passage.text()).hasSizeLessThan(300);
    assertThat(marked(passage)).hasSizeGreaterThan(5).containsOnly("Impfung");
  }
}
