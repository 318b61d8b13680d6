package org.findbuch.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.atomic.AtomicLong;
import org.findbuch.web.edge.RateLimits.Limit;
import org.findbuch.web.exchange.ProblemException;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicLong seconds = new AtomicLong();
  private final TimeMeter clock =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return seconds.get() * 1_000_000_000;
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @Test
  void a_minutes_worth_comes_at_once_and_then_as_it_flows() {
    Limit limit = Limit.of(60, clock);
    assertThat(taken(limit, 100)).isEqualTo(60);
    seconds.addAndGet(1);
    assertThat(taken(limit, 100)).isEqualTo(1);
    seconds.addAndGet(10);
    assertThat(taken(limit, 100)).isEqualTo(10);
    seconds.addAndGet(3_600);
    assertThat(taken(limit, 100)).isEqualTo(60);
  }

  @Test
  void the_wait_that_is_told_is_long_enough() {
    Limit limit = Limit.of(7, clock);
    taken(limit, 7);
    assertThatThrownBy(() -> limit.take("a"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              String wait = refused.problem().headers().get("Retry-After");
              assertThat(wait).isEqualTo("9");
              seconds.addAndGet(Long.parseLong(wait));
            });
    assertThat(taken(limit, 1)).isEqualTo(1);
  }

  @Test
  void no_limit_is_no_limit() {
    assertThat(taken(Limit.of(0, clock), 10_000)).isEqualTo(10_000);
  }

  private static int taken(Limit limit, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      try {
        limit.take("a");
        taken++;
      } catch (ProblemException tooMany) {
        assertThat(tooMany.problem().status()).isEqualTo(429);
      }
    }
    return taken;
  }
}
