package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasoningTest {
  @Test
  void a_word_broken_at_the_end_of_a_line_is_told_whole() {
    assertThat(Reasoning.plain("Gesund-\nheits\u00adkonferenz")).isEqualTo("Gesundheitskonferenz");
    assertThat(Reasoning.plain("soziale\n Stadt")).isEqualTo("soziale Stadt");
  }
}
