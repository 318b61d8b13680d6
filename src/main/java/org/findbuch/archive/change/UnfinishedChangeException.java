package org.findbuch.archive.change;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A change that has begun and cannot be taken back any more, as bytes are gone that were to be
 * erased. It will be completed as soon as what stopped it is over.
 */
public final class UnfinishedChangeException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnfinishedChangeException(String id, @Nullable Throwable cause) {
    super("the change of " + id + " has begun and is completed later", cause);
  }
}
