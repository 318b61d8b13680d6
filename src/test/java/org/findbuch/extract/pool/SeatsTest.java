package org.findbuch.extract.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SeatsTest {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final Duration FOR_EVER = Duration.ofHours(1);

  @Test
  void half_of_the_places_are_open_from_the_start() throws InterruptedException {
    Seats<Integer> seats = new Seats<>(4, FOR_EVER, number -> number);
    assertThat(seats.take()).isEqualTo(1);
    assertThat(seats.take()).isEqualTo(2);
    assertThat(seats.busy()).isEqualTo(2);
  }

  @Test
  void a_place_that_is_kept_for_long_has_another_opened() throws InterruptedException {
    Seats<Integer> seats = new Seats<>(2, PATIENCE, number -> number);
    int kept = seats.take();
    assertThat(seats.take()).isEqualTo(2).isNotEqualTo(kept);
  }

  @Test
  void never_more_than_the_most_are_open() throws Exception {
    Seats<Integer> seats = new Seats<>(1, PATIENCE, number -> number);
    int only = seats.take();
    var waiting = CompletableFuture.supplyAsync(() -> taken(seats));
    Thread.sleep(3 * PATIENCE.toMillis());
    assertThat(waiting).isNotDone();
    seats.giveBack(only);
    assertThat(waiting.get()).isEqualTo(only);
  }

  @Test
  void a_long_queue_of_short_files_has_another_opened() throws Exception {
    Seats<Integer> seats = new Seats<>(2, FOR_EVER, number -> number);
    int only = seats.take();
    for (int files = 0; files < 50; files++) {
      Thread waiting = Thread.ofPlatform().start(() -> taken(seats));
      while (waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      seats.giveBack(only);
      waiting.join();
    }
    assertThat(seats.take()).isEqualTo(2);
  }

  private static int taken(Seats<Integer> seats) {
    try {
      return seats.take();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
