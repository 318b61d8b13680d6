package org.findbuch.index.lucene.match;

import org.apache.lucene.index.QueryTimeout;
import org.findbuch.index.SearchTooExpensiveException;

/** When a search has to be done, counted from its beginning. */
public final class Deadline implements QueryTimeout {
  private final long milliseconds;
  private final long end;

  public Deadline(long milliseconds) {
    this(milliseconds, System.nanoTime() + milliseconds * 1_000_000);
  }

  private Deadline(long milliseconds, long end) {
    this.milliseconds = milliseconds;
    this.end = end;
  }

  /** For a part of the search, from now on; that never takes longer than the whole. */
  public Deadline ofPart(long ofMilliseconds) {
    long partEnd = System.nanoTime() + ofMilliseconds * 1_000_000;
    return new Deadline(milliseconds, partEnd - end < 0 ? partEnd : end);
  }

  @Override
  public boolean shouldExit() {
    return System.nanoTime() - end > 0;
  }

  public void check() throws SearchTooExpensiveException {
    if (shouldExit()) {
      throw exceeded();
    }
  }

  public SearchTooExpensiveException exceeded() {
    return new SearchTooExpensiveException(milliseconds);
  }
}
