package org.findbuch.archive.backup;

import java.io.Closeable;
import java.io.IOException;
import org.findbuch.archive.store.FirstFailure;
import org.findbuch.archive.store.TextMirror;
import org.findbuch.archive.store.Watch;

/** Texts that catch up while objects are copied; closing stops what still goes on. */
final class TextsBeside implements Closeable {
  private final FirstFailure failure = new FirstFailure();
  private final Thread thread;
  private volatile boolean stopped;

  TextsBeside(TextMirror mirror, Watch watch) {
    FirstFailure.Task catchUp = () -> mirror.catchUp(() -> stopped || watch.isStopAsked());
    this.thread =
        Thread.ofPlatform().name("copy-texts").daemon().unstarted(() -> failure.guard(catchUp));
  }

  void begin() {
    thread.start();
  }

  /** Waits until they have caught up. */
  void await() throws IOException {
    join();
    failure.throwIfAny();
  }

  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped = true;
    join();
  }
}
