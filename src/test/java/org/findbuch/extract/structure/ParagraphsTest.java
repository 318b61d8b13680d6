package org.findbuch.extract.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.document.Page;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
  private static final String FULL = "Eine Zeile die bis an den rechten Rand geht und";

  private static List<String> blocks(Paper paper) {
    Page page = paper.end().composed().getFirst();
    return page.structure().blocks().stream()
        .map(block -> kind(block) + ": " + Paper.text(page, block))
        .toList();
  }

  private static String kind(Block block) {
    return block.kind().code() + (block.level() > 0 ? block.level() : "");
  }

  @Test
  void lines_that_fill_the_column_are_one_paragraph_and_a_short_one_ends_it() {
    Paper paper = new Paper().text(FULL).text(FULL).text("kurz.").text(FULL).text("Ende.");
    assertThat(blocks(paper))
        .containsExactly(
            "paragraph: " + FULL + " | " + FULL + " | kurz.", "paragraph: " + FULL + " | Ende.");
  }

  @Test
  void what_is_set_larger_is_a_heading_of_a_level_by_its_size() {
    Paper paper =
        new Paper()
            .line("Der Bericht", 70, 80, 22)
            .text(FULL)
            .text("Ende.")
            .line("Was war der Anlass?", 70, 160, 16)
            .line("Vorgeschichte", 70, 180, 13);
    assertThat(blocks(paper))
        .containsExactly(
            "heading1: Der Bericht",
            "paragraph: " + FULL + " | Ende.",
            "heading2: Was war der Anlass?",
            "heading3: Vorgeschichte");
  }

  @Test
  void a_bold_line_of_the_usual_size_is_a_heading_of_the_level_after_the_larger_ones() {
    Paper paper =
        new Paper()
            .line("Bericht", 70, 80, 20)
            .bold("Was war der Anlass")
            .text(FULL)
            .text(FULL)
            .text("Ende.")
            .bold("Beschluss:")
            .text(FULL)
            .text("und Ende.")
            .text(5);
    assertThat(blocks(paper))
        .startsWith(
            "heading1: Bericht",
            "heading2: Was war der Anlass",
            "paragraph: " + FULL + " | " + FULL + " | Ende.",
            "paragraph: Beschluss:");
  }

  @Test
  void an_entry_of_contents_is_no_heading() {
    assertThat(blocks(new Paper().bold("1 Anlass ........ 4").text(5)))
        .startsWith("paragraph: 1 Anlass ........ 4");
  }

  @Test
  void where_all_is_bold_nothing_stands_out() {
    assertThat(blocks(new Paper().bold("Was war").bold("Wer kam").bold("Wann").text("und Ende")))
        .noneMatch(block -> block.startsWith("heading"));
  }

  @Test
  void items_captions_and_notes_are_told_by_how_they_begin() {
    Paper paper =
        new Paper()
            .text(FULL)
            .text(FULL)
            .text("• der erste Punkt")
            .text("• der zweite Punkt")
            .text("Tabelle 3: Zahlen")
            .line("1 Vgl. den Bericht von 2004.", 70, 770, 8)
            .line("2 Siehe Kapitel 3.", 70, 780, 8);
    assertThat(blocks(paper))
        .containsExactly(
            "paragraph: " + FULL + " | " + FULL,
            "list: • der erste Punkt",
            "list: • der zweite Punkt",
            "caption: Tabelle 3: Zahlen",
            "footnote: 1 Vgl. den Bericht von 2004.",
            "footnote: 2 Siehe Kapitel 3.");
  }

  @Test
  void rows_of_a_table_and_entries_of_contents_stay_lines() {
    Paper paper = new Paper().text("Altstadt 232").text("Stadt 1").text("Zeche Anna Nord 298");
    assertThat(blocks(paper))
        .containsExactly(
            "paragraph: Altstadt 232", "paragraph: Stadt 1", "paragraph: Zeche Anna Nord 298");
  }

  @Test
  void rows_with_tabs_are_a_table_also_without_places() {
    Page page =
        new Paper()
            .text("Vorher")
            .text("a\tb")
            .text("c\td")
            .text("Nachher")
            .end()
            .unplaced()
            .composed()
            .getFirst();
    assertThat(page.structure().blocks())
        .extracting(Block::kind)
        .containsExactly(BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH);
  }

  @Test
  void the_head_of_a_table_is_what_says_in_words_or_years_what_the_figures_are() {
    assertThat(head("Ort\tKinder", "Anna\t12", "Stadt\t1.097")).isTrue();
    assertThat(head("Ort\t2004\t2005/06", "Anna\t12\t3,5 %")).isTrue();
    assertThat(head("Anna\t12", "Stadt\t1.097")).isFalse();
    assertThat(head("Name\tAmt", "Thiele\tSchriftführung")).isFalse();
  }

  private static boolean head(String... rows) {
    Paper paper = new Paper();
    for (String row : rows) {
      paper.text(row);
    }
    Block table = paper.end().unplaced().composed().getFirst().structure().blocks().getFirst();
    return table.grid().rows().getFirst().getFirst().isHead();
  }

  @Test
  void one_line_with_a_tab_is_no_table() {
    Page page =
        new Paper().text("Von:\tThiele").text("Text").end().unplaced().composed().getFirst();
    assertThat(page.structure().blocks()).extracting(Block::kind).containsOnly(BlockKind.PARAGRAPH);
  }
}
