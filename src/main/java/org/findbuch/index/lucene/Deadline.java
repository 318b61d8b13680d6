package org.findbuch.index.lucene;

import org.apache.lucene.index.QueryTimeout;
import org.findbuch.index.SearchTooExpensiveException;

/** When a search has to be done, counted from its beginning. */
final class Deadline implements QueryTimeout {
  private final long milliseconds;
  private final long end;

  Deadline(long milliseconds) {
    this(milliseconds, System.nanoTime() + milliseconds * 1_000_000);
  }

  private Deadline(long milliseconds, long end) {
    this.milliseconds = milliseconds;
    this.end = end;
  }

  /** For a part of the search, from now on; that never takes longer than the whole. */
  Deadline ofPart(long ofMilliseconds) {
    long partEnd = System.nanoTime() + ofMilliseconds * 1_000_000;
    return new Deadline(milliseconds, partEnd - end < 0 ? partEnd : end);
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - end > 0;
  }

  void check() throws SearchTooExpensiveException {
    if (shouldExit()) {
      throw exceeded();
    }
  }

  SearchTooExpensiveException exceeded() {
    return new SearchTooExpensiveException(milliseconds);
  }
}
