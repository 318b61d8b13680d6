package org.findbuch.ingest;

import java.io.IOException;
import org.findbuch.archive.Archive;
import org.findbuch.index.SearchIndex;

/** Waits until an index knows everything that an archive holds. */
public final class Settled {
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private Settled() {}

  public static void await(Archive archive, SearchIndex index) throws IOException {
    long end = System.nanoTime() + LONGEST_NANOS;
    while (!index.generation().complete() || archive.totals().waitingForIndex() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the index was not built in time");
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException(interrupted);
      }
    }
  }
}
