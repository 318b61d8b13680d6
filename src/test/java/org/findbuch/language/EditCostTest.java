package org.findbuch.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditCostTest {
  @Test
  void what_happens_easily_costs_less() {
    assertThat(EditCost.of("haus", "haus")).isZero();
    assertThat(EditCost.of("haeuser", "häuser")).isEqualTo(0.2);
    assertThat(EditCost.of("strasse", "straße")).isEqualTo(0.2);
    assertThat(EditCost.of("demnez", "demenz")).isEqualTo(0.6);
    assertThat(EditCost.of("komittee", "komitee")).isEqualTo(0.6);
    assertThat(EditCost.of("demebz", "demenz")).isEqualTo(0.8);
    assertThat(EditCost.of("demez", "demenz")).isEqualTo(0.8);
    assertThat(EditCost.of("dementz", "demenz")).isEqualTo(1);
    assertThat(EditCost.of("demoz", "demez")).isEqualTo(1);
  }

  @Test
  void the_first_letter_is_seldom_wrong() {
    assertThat(EditCost.of("zemenz", "demenz")).isEqualTo(1.5);
    assertThat(EditCost.of("arzt", "ärzt")).isEqualTo(0.2);
    assertThat(EditCost.of("", "a")).isEqualTo(0.8);
  }
}
