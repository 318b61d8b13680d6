package org.findbuch.web.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.Proxies;

/**
 * How often each client may search, and change something: a token bucket that holds a minute's
 * worth, so that no person ever meets its bottom and a script that floods does at once. Addresses
 * are in memory only, for a minute or two after their last request.
 */
public final class RateLimits {
  /** How many ask the index at a time: more would only take turns on the same processors. */
  public static final int SEATS = 2 * Runtime.getRuntime().availableProcessors();

  private static final int LONGEST_WAIT_SECONDS = 20;
  private static final int MOST_CLIENTS = 100_000;
  private static final int STREAMS = 2;

  /** In the order in which they came; who waits for a seat keeps no carrier busy. */
  private final Semaphore seats = new Semaphore(SEATS, true);

  /** How many long answers each client is getting. */
  private final Map<String, Integer> streams = new ConcurrentHashMap<>();

  private final Proxies proxies;
  private final Limit searches;
  private final Limit changes;

  /** Limits what comes from afar; 0 is no limit. */
  public RateLimits(Proxies proxies, int searchesAMinute, int changesAMinute) {
    this.proxies = proxies;
    this.searches = Limit.of(searchesAMinute, TimeMeter.SYSTEM_NANOTIME);
    this.changes = Limit.of(changesAMinute, TimeMeter.SYSTEM_NANOTIME);
  }

  /** A handler that asks the index. */
  public Handler searching(Handler handler) {
    return http -> {
      proxies.client(http).ifPresent(searches::take);
      if (!seats.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.of(503, "busy").exception();
      }
      try {
        handler.handle(http);
      } finally {
        seats.release();
      }
    };
  }

  /** A handler that asks the index when there is a query. */
  public Handler searchingFor(String parameter, Handler handler) {
    Handler searching = searching(handler);
    return http -> (http.queryParam(parameter) == null ? handler : searching).handle(http);
  }

  /** A handler that sends much: a client gets {@value #STREAMS} of them at a time. */
  public Handler streaming(Handler handler) {
    return http -> {
      Optional<String> client = proxies.client(http);
      if (client.isPresent() && streams.merge(client.get(), 1, Integer::sum) > STREAMS) {
        leave(client.get());
        throw Problem.of(429, "too-many-streams", STREAMS).exception();
      }
      try {
        handler.handle(http);
      } finally {
        client.ifPresent(this::leave);
      }
    };
  }

  /**
   * As {@link #streaming}, of what the index finds. It takes no seat there, which would be kept for
   * as long as the answer is sent.
   */
  public Handler streamingHits(Handler handler) {
    Handler streaming = streaming(handler);
    return http -> {
      proxies.client(http).ifPresent(searches::take);
      streaming.handle(http);
    };
  }

  private void leave(String client) {
    streams.computeIfPresent(client, (_, open) -> open == 1 ? null : open - 1);
  }

  /** Counts a request that changes something, whether or not it may. */
  public void changing(Context http) {
    if (CrossSite.changes(http)) {
      proxies.client(http).ifPresent(changes::take);
    }
  }

  /** What each client has left of one limit. */
  record Limit(int aMinute, TimeMeter clock, Cache<String, Bucket> buckets) {
    static Limit of(int aMinute, TimeMeter clock) {
      // After a minute without a request a bucket is full, and as good as a new one.
      Duration full = Duration.ofMinutes(1);
      return new Limit(
          aMinute,
          clock,
          Caffeine.newBuilder().maximumSize(MOST_CLIENTS).expireAfterAccess(full).build());
    }

    /** Takes one token, or answers 429 with the seconds until there is one. */
    void take(String client) {
      if (aMinute == 0) {
        return;
      }
      ConsumptionProbe left = buckets.get(client, _ -> full()).tryConsumeAndReturnRemaining(1);
      if (!left.isConsumed()) {
        long seconds = 1 + left.getNanosToWaitForRefill() / 1_000_000_000;
        throw Problem.of(429, "too-many-requests", seconds)
            .header("Retry-After", String.valueOf(seconds))
            .exception();
      }
    }

    private Bucket full() {
      return Bucket.builder()
          .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
          .withCustomTimePrecision(clock)
          .build();
    }
  }
}
