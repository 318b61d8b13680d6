package org.findbuch.index.lucene;

import org.apache.lucene.index.QueryTimeout;
import org.findbuch.index.SearchTooExpensiveException;

/** When a search has to be done, counted from its beginning. */
final class Deadline implements QueryTimeout {
  private final long milliseconds;
  private final long end;

  Deadline(long milliseconds) {
    this.milliseconds = milliseconds;
    this.end = System.nanoTime() + milliseconds * 1_000_000;
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
