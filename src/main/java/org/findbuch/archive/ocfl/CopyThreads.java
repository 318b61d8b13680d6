package org.findbuch.archive.ocfl;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.findbuch.archive.FirstFailure;

/**
 * The threads that copy objects: more than one, for most of the time goes into opening small files.
 * The first failure ends the work and reaches whoever gives it.
 */
final class CopyThreads implements Closeable {
  private static final int MOST = 4;

  /** So much work lies ready that nobody idles while what is copied is brought to the disk. */
  private static final int QUEUED = 4_000;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MOST),
          Thread.ofPlatform().name("copy-", 1).daemon().factory());
  private final Semaphore room = new Semaphore(QUEUED);
  private final FirstFailure failure = new FirstFailure();
  private volatile boolean closed;

  void submit(FirstFailure.Task task) throws IOException {
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
  void finish() throws IOException {
    room.acquireUninterruptibly(QUEUED);
    room.release(QUEUED);
    failure.throwIfAny();
  }

  /** Returns when no thread touches a file any more. */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }
}
