package org.findbuch.ingest;

/** Wakes whoever waits for something new; nobody misses a ring that came while they looked away. */
final class Bell {
  private long rings;

  synchronized long count() {
    return rings;
  }

  synchronized void ring() {
    rings++;
    notifyAll();
  }

  /**
   * Returns at once if it has rung since {@code heard}, else at the next ring or after the time.
   */
  synchronized void awaitAfter(long heard, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (rings == heard) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
