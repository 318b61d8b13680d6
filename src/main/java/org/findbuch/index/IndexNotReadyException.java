package org.findbuch.index;

import java.io.IOException;

/** The index is being built for the first time, and a search would miss documents. */
public final class IndexNotReadyException extends IOException {
  private static final long serialVersionUID = 1L;

  public IndexNotReadyException() {
    super("the index is being built");
  }
}
