package org.findbuch.index;

import java.io.IOException;

/** The index is being built, for the first time or because it is damaged: a search would lie. */
public final class IndexNotReadyException extends IOException {
  public IndexNotReadyException() {
    super("the index is being built");
  }

  /** What showed that it is damaged. */
  public IndexNotReadyException(Throwable cause) {
    super("the index is damaged and is built again", cause);
  }
}
