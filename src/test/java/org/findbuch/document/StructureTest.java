package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
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
