package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void x() {
    assertThat("a".length()).isEqualTo(1);
  }
}
