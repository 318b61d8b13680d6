package org.findbuch.web.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.findbuch.web.exchange.Problem;

/**
 * How often somebody may try a password: ten times in a quarter of an hour for a name from an
 * address, fifty times from an address whatever the name, and slower with each try. Who tries from
 * elsewhere can thus lock nobody out, and nothing lasts longer than that quarter.
 */
public final class SignInTries {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_OF_A_NAME = 10;
  private static final int MOST_OF_AN_ADDRESS = 50;
  private static final int MOST_KEPT = 100_000;

  /** So many come without delay; then it doubles from the shortest to the longest. */
  private static final int UNDELAYED = 3;

  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private final Cache<String, Deque<Instant>> tries =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(WINDOW).build();
  private final Clock clock;

  public SignInTries(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a try before its password is looked at, and returns how long its answer is to wait.
   *
   * @param from an address
   */
  public Duration begin(String name, String from) {
    take(from, MOST_OF_AN_ADDRESS);
    int count = take(from + " " + name, MOST_OF_A_NAME);
    int doubled = Math.max(0, count - UNDELAYED);
    Duration delay = doubled == 0 ? Duration.ZERO : SHORTEST.multipliedBy(1L << (doubled - 1));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  /** Whoever has signed in begins anew. */
  public void succeeded(String name, String from) {
    tries.invalidate(from + " " + name);
  }

  private int take(String key, int most) {
    Instant now = clock.instant();
    Deque<Instant> before = tries.get(key, _ -> new ArrayDeque<>());
    synchronized (before) {
      while (!before.isEmpty() && before.peek().plus(WINDOW).isBefore(now)) {
        before.remove();
      }
      if (before.size() >= most) {
        long seconds = 1 + Duration.between(now, before.element().plus(WINDOW)).toSeconds();
        throw Problem.of(429, "too-many-tries", (seconds + 59) / 60)
            .header("Retry-After", String.valueOf(seconds))
            .exception();
      }
      before.add(now);
      return before.size();
    }
  }
}
