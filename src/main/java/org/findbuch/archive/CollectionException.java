package org.findbuch.archive;

import org.findbuch.document.CollectionId;

/** A collection cannot be kept as asked. */
public final class CollectionException extends RuntimeException {
  private final Reason reason;
  private final CollectionId id;

  /** Why not. */
  public enum Reason {
    UNKNOWN,
    UNKNOWN_PARENT,
    /** It would become its own ancestor. */
    CIRCLE,
    ALREADY_THERE
  }

  public CollectionException(Reason reason, CollectionId id) {
    super("collection " + id + ": " + reason);
    this.reason = reason;
    this.id = id;
  }

  public Reason reason() {
    return reason;
  }

  public CollectionId id() {
    return id;
  }
}
