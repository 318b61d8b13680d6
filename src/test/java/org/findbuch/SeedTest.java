package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedTest {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void the_same_seed_has_the_same_numbers() {
    assertThat(seed.random().nextLong()).isEqualTo(seed.random().nextLong());
  }

  @Test
  void whatever_fails_says_with_which_seed_it_fails_again() {
    assertThat(seed.told(new IllegalStateException("broken")))
        .hasMessage("again with " + seed + ": broken")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(seed.toString()).matches("-Dfindbuch\\.seed=-?\\d+");
  }
}
