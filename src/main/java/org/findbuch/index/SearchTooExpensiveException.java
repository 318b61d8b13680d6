package org.findbuch.index;

import java.io.IOException;

/** A question took longer than any question may; there is no answer, not even half of one. */
public final class SearchTooExpensiveException extends IOException {
  public SearchTooExpensiveException(long milliseconds) {
    super("the search took longer than " + milliseconds + " ms; ask with fewer or longer words");
  }
}
