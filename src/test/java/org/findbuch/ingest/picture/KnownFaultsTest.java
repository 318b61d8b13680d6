package org.findbuch.ingest.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.findbuch.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownFaultsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final KnownFaults<String> faults = new KnownFaults<>(nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"TOO_SLOW", "OUT_OF_MEMORY", "READER_DIED", "READER_MISSING", "NO_ACCESS"})
  void what_may_lie_in_a_busy_machine_is_tried_again_after_a_while(Fault fault) {
    faults.put("seite", fault);
    pass(KnownFaults.PASSING.minusSeconds(1));
    assertThat(faults.find("seite")).contains(fault);
    pass(Duration.ofSeconds(2));
    assertThat(faults.find("seite")).isEmpty();
  }

  @Test
  void what_lies_in_the_file_is_not() {
    faults.put("seite", Fault.DAMAGED);
    pass(Duration.ofDays(365));
    assertThat(faults.find("seite")).contains(Fault.DAMAGED);
  }

  @Test
  void of_too_many_some_are_forgotten_and_never_all() {
    for (int i = 0; i < 30_000; i++) {
      faults.put("seite " + i, Fault.DAMAGED);
    }
    long known = 0;
    for (int i = 0; i < 30_000; i++) {
      known += faults.find("seite " + i).isPresent() ? 1 : 0;
    }
    assertThat(known).isBetween(5_000L, 12_000L);
  }
}
