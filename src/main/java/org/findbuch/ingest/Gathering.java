package org.findbuch.ingest;

import java.util.function.BooleanSupplier;

/**
 * While files are being read, changes are gathered before they are brought into the index: each
 * commit costs a flush, and its small segments are merged again and again.
 */
final class Gathering {
  private static final long NANOS = 2_000_000_000;

  /** The longer it goes on, the longer may be waited, but never longer than this. */
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private static final long LOOK_EVERY_MILLIS = 20;

  private long lastCommit = System.nanoTime() - NANOS;
  private long busySince = lastCommit;
  private boolean lastWasFull;

  /** A batch was taken, as large as may be or smaller. */
  void took(boolean full) {
    lastWasFull = full;
  }

  /** It is in the index. */
  void ended() {
    lastCommit = System.nanoTime();
  }

  /**
   * Not when a whole batch waits already, and no longer than more is coming. Whoever adds one file
   * sees it at once, whoever adds a thousand has them all sooner.
   */
  void await(BooleanSupplier moreIsComing) throws InterruptedException {
    long busy = lastCommit - busySince;
    long end = lastCommit + Math.clamp(busy / 2, NANOS, LONGEST_NANOS);
    while (!lastWasFull && moreIsComing.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    if (!moreIsComing.getAsBoolean()) {
      busySince = System.nanoTime();
    }
  }
}
