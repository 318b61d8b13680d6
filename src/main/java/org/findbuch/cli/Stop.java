package org.findbuch.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks a command to end. Threads are not interrupted for it: an interrupt in the middle of a write
 * closes files that others are using.
 */
public final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);

  public void ask() {
    asked.countDown();
  }

  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits until it is asked. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** Waits until it is asked, at most so long. */
  public boolean await(long millis) throws InterruptedException {
    return asked.await(millis, TimeUnit.MILLISECONDS);
  }
}
