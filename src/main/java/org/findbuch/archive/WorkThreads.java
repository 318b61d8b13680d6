package org.findbuch.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.findbuch.archive.store.FirstFailure;

/**
 * Several threads for one long errand with many parts. The first failure ends the work and reaches
 * whoever gives it.
 */
public final class WorkThreads implements Closeable {
  private final ExecutorService threads;
  private final Semaphore room;
  private final int ahead;
  private final FirstFailure failure = new FirstFailure();
  private volatile boolean closed;

  /**
   * @param name that the threads are told by
   * @param count how many there are
   * @param ahead how many parts may be given and not be done yet
   */
  public WorkThreads(String name, int count, int ahead) {
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    this.room = new Semaphore(ahead);
    this.ahead = ahead;
  }

  /** Waits while too much has been given. */
  public void submit(FirstFailure.Task task) throws IOException {
    failure.throwIfAny();
    room.acquireUninterruptibly();
    threads.execute(() -> run(task));
  }

  private void run(FirstFailure.Task task) {
    try {
      if (!closed) {
        failure.guard(task);
      }
    } finally {
      room.release();
    }
  }

  /** Waits until everything is done. */
  public void finish() throws IOException {
    room.acquireUninterruptibly(ahead);
    room.release(ahead);
    failure.throwIfAny();
  }

  /** What has not begun is left; returns when no thread does anything any more. */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }
}
