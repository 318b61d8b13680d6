package org.findbuch.archive;

import org.findbuch.document.DocumentId;

/** Somebody else changed the document in the meantime. */
public final class EditConflictException extends RuntimeException {
  private final long actual;

  public EditConflictException(DocumentId id, long expected, long actual) {
    super("document " + id + " is at version " + actual + ", the edit was made on " + expected);
    this.actual = actual;
  }

  /** The version that the document has now. */
  public long actual() {
    return actual;
  }
}
