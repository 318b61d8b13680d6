package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {
  @Test
  void a_text_is_cut_at_its_marks_and_nothing_is_lost() {
    assertThat(Piece.of("Demenz im Quartier", List.of(List.of(0, 6), List.of(10, 18))))
        .containsExactly(
            new Piece("Demenz", true), new Piece(" im ", false), new Piece("Quartier", true));
  }

  @Test
  void marks_outside_of_the_text_or_over_each_other_do_no_harm() {
    List<Piece> pieces = Piece.of("abcdef", List.of(List.of(1, 4), List.of(2, 9), List.of(20, 30)));
    assertThat(String.join("", pieces.stream().map(Piece::text).toList())).isEqualTo("abcdef");
  }

  @Test
  void a_mark_over_the_end_of_a_paragraph_goes_on_in_the_next() {
    assertThat(Piece.paragraphs("eins\n\nzwei", List.of(List.of(2, 8))))
        .containsExactly(
            List.of(new Piece("ei", false), new Piece("ns", true)),
            List.of(new Piece("zw", true), new Piece("ei", false)));
  }

  @Test
  void single_line_breaks_stay_inside_a_paragraph() {
    assertThat(Piece.paragraphs("eins\nzwei\n \n\ndrei\n", List.of())).hasSize(2);
  }
}
