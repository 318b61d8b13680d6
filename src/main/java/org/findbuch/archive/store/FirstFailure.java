package org.findbuch.archive.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What went wrong first in other threads, for the one that waits for them. */
public final class FirstFailure {
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Work that may fail. */
  @FunctionalInterface
  public interface Task {
    void run() throws IOException;
  }

  /** Does the work unless something has gone wrong already. */
  public void guard(Task task) {
    try {
      if (failure.get() == null) {
        task.run();
      }
    } catch (IOException | RuntimeException | Error failed) {
      failure.compareAndSet(null, failed);
    }
  }

  public void throwIfAny() throws IOException {
    switch (failure.get()) {
      case IOException failed -> throw failed;
      case RuntimeException failed -> throw failed;
      case Error failed -> throw failed;
      case null, default -> {
        // all is well
      }
    }
  }
}
