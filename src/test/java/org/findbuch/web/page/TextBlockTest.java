package org.findbuch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.BlockView;
import org.findbuch.reading.PageView.CellView;
import org.junit.jupiter.api.Test;

class TextBlockTest {
  @Test
  void a_running_head_is_a_block_of_its_own() {
    BlockView head = new BlockView(BlockKind.FURNITURE, null, 0, 9, null);
    List<TextBlock> blocks = TextBlock.of(page("Kopfzeile\nText\n\nmehr", List.of(head)));
    assertThat(blocks).extracting(TextBlock::isFurniture).containsExactly(true, false, false);
    assertThat(blocks.get(1).parts()).containsExactly(List.of(new TextRun("Text", false)));
  }

  @Test
  void a_paragraph_flows_and_its_words_are_whole() {
    BlockView all = new BlockView(BlockKind.PARAGRAPH, null, 0, 22, null);
    assertThat(TextBlock.of(page("der Gesund-\nheits\nplan", List.of(all), new Mark(4, 17))))
        .singleElement()
        .extracting(block -> block.parts().getFirst())
        .isEqualTo(
            List.of(
                new TextRun("der ", false),
                new TextRun("Gesundheits", true),
                new TextRun(" plan", false)));
  }

  @Test
  void a_table_is_one_with_the_found_words_marked_in_its_cells() {
    CellView head = new CellView("Ort", List.of(new Mark(0, 3)), true, 1, 1);
    CellView broken =
        new CellView("Gesundheit", List.of(new Mark(4, 12), new Mark(13, 17)), false, 1, 1);
    BlockView table =
        new BlockView(BlockKind.TABLE, null, 0, 17, List.of(List.of(head), List.of(broken)));
    TextBlock block =
        TextBlock.of(page("Ort\nGesund- 7\nheit", List.of(table), new Mark(4, 8))).getFirst();
    assertThat(block.isTable()).isTrue();
    assertThat(block.head().getFirst().getFirst().scope()).isEqualTo("col");
    assertThat(block.body().getFirst().getFirst().runs()).startsWith(new TextRun("Gesu", true));
  }

  @Test
  void items_that_follow_each_other_are_one_list_and_no_level_of_headings_is_left_out() {
    List<TextBlock> blocks =
        TextBlock.of(
            page(
                "Titel\n• a\n• b",
                List.of(
                    new BlockView(BlockKind.HEADING, 3, 0, 5, null),
                    new BlockView(BlockKind.LIST, null, 6, 9, null),
                    new BlockView(BlockKind.LIST, null, 10, 13, null))));
    assertThat(blocks).hasSize(2);
    assertThat(blocks.getFirst().level()).isEqualTo(1);
    assertThat(blocks.getLast().parts()).hasSize(2);
  }

  @Test
  void headings_of_one_level_stand_beside_each_other() {
    List<BlockView> blocks =
        List.of(
            new BlockView(BlockKind.HEADING, 5, 0, 1, null),
            new BlockView(BlockKind.HEADING, 5, 2, 3, null),
            new BlockView(BlockKind.HEADING, 6, 4, 5, null),
            new BlockView(BlockKind.HEADING, 2, 6, 7, null));
    assertThat(TextBlock.of(page("a\nb\nc\nd", blocks)))
        .extracting(TextBlock::level)
        .containsExactly(1, 1, 2, 1);
  }

  @Test
  void a_mark_over_the_end_of_a_paragraph_goes_on_in_the_next() {
    assertThat(TextBlock.of(page("eins\n\nzwei", List.of(), new Mark(2, 8))))
        .extracting(block -> block.parts().getFirst())
        .containsExactly(
            List.of(new TextRun("ei", false), new TextRun("ns", true)),
            List.of(new TextRun("zw", true), new TextRun("ei", false)));
  }

  @Test
  void single_line_breaks_stay_inside_a_paragraph() {
    assertThat(TextBlock.of(page("eins\nzwei\n \n\ndrei\n", List.of()))).hasSize(2);
  }

  @Test
  void as_many_empty_lines_as_a_page_can_have_are_one_gap() {
    for (String line : List.of("\n", "\r\n", " \n", "\n\t", "\u00a0\u2028")) {
      String text = "eins\n" + line.repeat(300_000) + "\nzwei";
      assertThat(TextBlock.of(page(text, List.of()))).hasSize(2);
    }
  }

  private static PageView page(String text, List<BlockView> blocks, Mark... marks) {
    return new PageView(
        1,
        "S. 1",
        text,
        PageState.TEXT,
        100,
        ReadBy.FINDBUCH,
        blocks,
        List.of(marks),
        1,
        1,
        List.of(),
        null,
        null,
        null);
  }
}
