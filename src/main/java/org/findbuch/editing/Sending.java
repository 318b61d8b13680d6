package org.findbuch.editing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who sends files at this moment. A batch of which nothing comes for {@link #PAUSE} has broken off:
 * between two pieces, and while it waits for a line to come back, a browser pauses for less.
 */
final class Sending {
  static final Duration PAUSE = Duration.ofSeconds(30);

  private final Clock clock;

  /** Names of the uploads that somebody is sending or that are being taken. */
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /** When something was last heard of a batch. */
  private final Map<String, Instant> heard = new ConcurrentHashMap<>();

  Sending(Clock clock) {
    this.clock = clock;
  }

  /** Whether an upload was free; it belongs to whoever asked until it is {@link #release}d. */
  boolean seize(String upload) {
    return busy.add(upload);
  }

  void release(String upload) {
    busy.remove(upload);
  }

  boolean isBusy(String upload) {
    return busy.contains(upload);
  }

  /** Something has come of a batch. */
  void hear(String batch) {
    heard.values().removeIf(this::isLongAgo);
    heard.put(batch, clock.instant());
  }

  /** Whether more of a batch is likely to come. */
  boolean isGoingOn(String batch) {
    Instant last = heard.get(batch);
    return (last != null && !isLongAgo(last))
        || busy.stream().anyMatch(upload -> upload.startsWith(batch + "-"));
  }

  private boolean isLongAgo(Instant time) {
    return time.isBefore(clock.instant().minus(PAUSE));
  }
}
