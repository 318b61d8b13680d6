package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Grid.Range;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final Structure PAGE =
      new Structure(
          List.of(
              new Block(BlockKind.FURNITURE, 0, 0, 4),
              new Block(BlockKind.HEADING, 3, 5, 200),
              new Block(BlockKind.PARAGRAPH, 0, 201, 90_000)));

  @Test
  void it_comes_back_as_it_was_stored() {
    assertThat(Structure.stored(PAGE.encoded())).isEqualTo(PAGE);
    assertThat(Structure.stored(new byte[0])).isSameAs(Structure.UNKNOWN);
    assertThat(PAGE.encoded()).hasSizeLessThan(13);
  }

  @Test
  void a_table_comes_back_with_its_cells() {
    Cell head = new Cell(List.of(new Range(12, 17)), true, 2, 1);
    Cell broken = new Cell(List.of(new Range(30, 33), new Range(20, 29)), false, 1, 3);
    Grid grid = new Grid(List.of(List.of(head), List.of(Cell.EMPTY, broken)));
    Structure table =
        new Structure(
            List.of(
                new Block(BlockKind.CAPTION, 0, 0, 9),
                new Block(BlockKind.TABLE, 0, 9, 10),
                new Block(12, 40, grid),
                new Block(BlockKind.HEADING, 2, 41, 50)));
    assertThat(Structure.stored(table.encoded())).isEqualTo(table);
    assertThat(table.behind(5).cut(5, 55)).isEqualTo(table);
    assertThat(table.cut(0, 39).blocks()).hasSize(2);
  }

  @Test
  void a_cell_outside_of_its_table_is_refused() {
    Grid grid = new Grid(List.of(List.of(new Cell(List.of(new Range(3, 9)), false, 1, 1))));
    assertThatThrownBy(() -> new Block(4, 9, grid)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Block(BlockKind.LIST, 0, 0, 9, grid))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_damaged_one_is_named() {
    assertThatThrownBy(() -> Structure.stored(new byte[] {5, (byte) 0x80}))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void the_body_is_the_text_without_furniture_and_its_line_ends() {
    assertThat(furniture(5, 8).body("Satz 12 geht")).isEqualTo("Satz geht");
    assertThat(furniture(5, 7).body("Satz\n12\ngeht")).isEqualTo("Satz\ngeht");
    assertThat(Structure.UNKNOWN.body("Satz")).isEqualTo("Satz");
  }

  private static Structure furniture(int start, int end) {
    return new Structure(List.of(new Block(BlockKind.FURNITURE, 0, start, end)));
  }

  @Test
  void blocks_do_not_overlap() {
    Block one = new Block(BlockKind.LIST, 0, 0, 5);
    assertThatThrownBy(() -> new Structure(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Block(BlockKind.LIST, 2, 0, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
