package org.findbuch.ingest.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.findbuch.document.Fault;

/**
 * Why something cannot be made of a file, so that it is not tried again while this process lives;
 * but for what is forgotten when there are too many, and for what may go better on a machine that
 * is less busy: that is tried again after a while.
 */
public final class KnownFaults<K> {
  private static final int MOST = 10_000;

  /** A page that always takes too long holds a seat for one time limit in so long. */
  static final Duration PASSING = Duration.ofMinutes(10);

  private static final Duration FOR_GOOD = Duration.ofNanos(Long.MAX_VALUE);

  private final Cache<K, Fault> faults;

  public KnownFaults() {
    this(Ticker.systemTicker());
  }

  KnownFaults(Ticker ticker) {
    faults =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(ticker)
            .expireAfter(
                Expiry.<K, Fault>writing((_, fault) -> isPassing(fault) ? PASSING : FOR_GOOD))
            .build();
  }

  /** Whether it may lie in what else the machine does rather than in the file. */
  private static boolean isPassing(Fault fault) {
    return switch (fault) {
      case TOO_SLOW, OUT_OF_MEMORY, READER_DIED, READER_MISSING, NO_ACCESS -> true;
      default -> false;
    };
  }

  public Optional<Fault> find(K of) {
    return Optional.ofNullable(faults.getIfPresent(of));
  }

  /** Keeps one. */
  public void put(K of, Fault fault) {
    faults.put(of, fault);
  }
}
