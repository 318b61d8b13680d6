package org.findbuch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.BlockView;
import org.junit.jupiter.api.Test;

class TextBlockTest {
  @Test
  void a_running_head_is_a_block_of_its_own() {
    BlockView head = new BlockView(BlockKind.FURNITURE, null, 0, 9);
    List<TextBlock> blocks = TextBlock.of(page("Kopfzeile\nText\n\nmehr", List.of(head)));
    assertThat(blocks).extracting(TextBlock::isFurniture).containsExactly(true, false, false);
    assertThat(blocks.get(1).runs()).containsExactly(new TextRun("Text", false));
  }

  @Test
  void a_mark_over_the_end_of_a_paragraph_goes_on_in_the_next() {
    assertThat(TextBlock.of(page("eins\n\nzwei", List.of(), new Mark(2, 8))))
        .extracting(TextBlock::runs)
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
