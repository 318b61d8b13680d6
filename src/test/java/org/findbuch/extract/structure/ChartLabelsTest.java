package org.findbuch.extract.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Grid.Range;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.junit.jupiter.api.Test;

class ChartLabelsTest {
  private static final String CAPTION = "Abbildung 1: Zweite Impfung";

  /** Each line is a block; one with tabulators is a row of a table. */
  private static List<String> joined(String... lines) {
    String text = String.join("\n", lines);
    List<Block> blocks = new ArrayList<>();
    int start = 0;
    for (String line : lines) {
      BlockKind kind =
          line.startsWith("Abb") || line.startsWith("Tab")
              ? BlockKind.CAPTION
              : line.startsWith("#") ? BlockKind.HEADING : BlockKind.PARAGRAPH;
      blocks.add(
          line.contains("\t")
              ? table(start, line)
              : new Block(kind, kind == BlockKind.HEADING ? 1 : 0, start, start + line.length()));
      start += line.length() + 1;
    }
    return new ChartLabels(text)
        .joined(blocks).stream()
            .map(block -> block.kind().code() + " " + text.substring(block.start(), block.end()))
            .toList();
  }

  private static Block table(int start, String line) {
    List<Cell> cells = new ArrayList<>();
    int at = start;
    for (String cell : line.split("\t", -1)) {
      cells.add(new Cell(List.of(new Range(at, at + cell.length())), false, 1, 1));
      at += cell.length() + 1;
    }
    return new Block(start, start + line.length(), new Grid(List.of(cells)));
  }

  @Test
  void labels_above_the_caption_of_a_figure_are_one_block() {
    assertThat(
            joined(
                "Die Quote der zweiten Impfung ist gestiegen.",
                "60",
                "40",
                "20",
                "33,6",
                "2002 2004",
                "71,5",
                CAPTION))
        .containsExactly(
            "paragraph Die Quote der zweiten Impfung ist gestiegen.",
            "paragraph 60\n40\n20\n33,6\n2002 2004\n71,5",
            "caption " + CAPTION);
  }

  @Test
  void rows_of_labels_are_no_table() {
    assertThat(joined("40", "46", "30 31\t24\t19 20", "Altstadt Zeche Anna", CAPTION))
        .containsExactly(
            "paragraph 40\n46\n30 31\t24\t19 20\nAltstadt Zeche Anna", "caption " + CAPTION);
  }

  @Test
  void labels_below_the_caption_are_one_block_where_none_stand_above_it() {
    assertThat(joined("# Lage", CAPTION, "60", "40", "20", "Danach geht es im Text weiter."))
        .containsExactly(
            "heading # Lage",
            "caption " + CAPTION,
            "paragraph 60\n40\n20",
            "paragraph Danach geht es im Text weiter.");
  }

  @Test
  void short_lines_of_words_and_tables_with_their_own_caption_stay_what_they_are() {
    assertThat(joined("Name", "Ort", "Straße", CAPTION)).hasSize(4);
    assertThat(joined("Tabelle 3: Fälle", "Anna\t12", "Ein Satz steht dazwischen.", CAPTION))
        .hasSize(4);
    assertThat(joined("60", "40", "Tabelle 3: Fälle")).hasSize(3);
  }
}
