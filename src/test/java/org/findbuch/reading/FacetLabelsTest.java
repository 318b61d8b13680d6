package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FacetLabelsTest {
  @Test
  void a_text_holds_another_whatever_signs_stand_between() {
    assertThat(FacetLabels.holds("St.-Anna-Stift, Lünen", "st anna")).isTrue();
    assertThat(FacetLabels.holds("Lünen", "lunen")).isTrue();
    assertThat(FacetLabels.holds("Lünen", "")).isTrue();
    assertThat(FacetLabels.holds("Lünen", "Hamm")).isFalse();
  }
}
