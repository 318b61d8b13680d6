package org.findbuch.extract.pool;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The places for workers. Half of them are open from the start; another is opened only when waiting
 * for one costs more than the warm-up of one more Java, or when a file keeps its worker for long.
 */
final class Seats<S> {
  /** So many files in a row must wait before compiling the same parsers once more pays off. */
  private static final int WORTH_ANOTHER = 50;

  private final BlockingQueue<S> free = new LinkedBlockingQueue<>();
  private final int most;
  private final Duration patience;
  private final IntFunction<S> make;
  private int open;
  private int waits;

  /**
   * @param most places at a time
   * @param patience for how long a file may wait for a place while another could be opened
   * @param make makes the place of a number, from 1
   */
  Seats(int most, Duration patience, IntFunction<S> make) {
    this.most = most;
    this.patience = patience;
    this.make = make;
    while (open < (most + 1) / 2) {
      free.add(another());
    }
  }

  /** Waits for a free place, or opens one. */
  S take() throws InterruptedException {
    forgetIfIdle();
    S seat = free.poll();
    if (seat == null && !isWorthAnother()) {
      seat = free.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (seat == null) {
      seat = openAnother();
    }
    return seat == null ? free.take() : seat;
  }

  void giveBack(S seat) {
    free.add(seat);
  }

  synchronized int busy() {
    return open - free.size();
  }

  /** With nobody at work, what waited before is over. */
  private synchronized void forgetIfIdle() {
    if (free.size() == open) {
      waits = 0;
    }
  }

  private synchronized boolean isWorthAnother() {
    waits++;
    return open < most && waits > WORTH_ANOTHER;
  }

  private synchronized @Nullable S openAnother() {
    waits = 0;
    return open < most ? another() : null;
  }

  private S another() {
    open++;
    return make.apply(open);
  }
}
