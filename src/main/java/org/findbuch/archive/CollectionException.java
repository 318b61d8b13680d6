package org.findbuch.archive;

import java.util.List;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;

/** A collection cannot be kept, or taken away, as asked. */
public final class CollectionException extends RuntimeException {
  private static final int NAMED = 5;

  private final Reason reason;
  private final CollectionId id;
  private final String title;
  private final List<String> obstacles;

  /** Why not. */
  public enum Reason {
    UNKNOWN,
    UNKNOWN_PARENT,
    /** It would become its own ancestor. */
    CIRCLE,
    ALREADY_THERE,
    /** Something is in it. */
    FILLED,
    /** It is empty, but documents point at it. */
    POINTED_AT
  }

  public CollectionException(Reason reason, CollectionId id) {
    this(reason, id, id.value(), List.of());
  }

  /**
   * It cannot be taken away.
   *
   * @param obstacles titles of what is in it or points at it
   */
  CollectionException(Reason reason, Collection collection, List<String> obstacles) {
    this(reason, collection.id(), collection.title(), obstacles);
  }

  private CollectionException(
      Reason reason, CollectionId id, String title, List<String> obstacles) {
    super("collection " + id + ": " + reason + " " + obstacles);
    this.reason = reason;
    this.id = id;
    this.title = title;
    this.obstacles = List.copyOf(obstacles);
  }

  public Reason reason() {
    return reason;
  }

  public CollectionId id() {
    return id;
  }

  /** Its title; the id where only that is known. */
  public String title() {
    return title;
  }

  /** Titles of what is in the way, the first of them. */
  public List<String> named() {
    return obstacles.stream().limit(NAMED).toList();
  }

  /** How many are in the way beside the named ones. */
  public int others() {
    return Math.max(0, obstacles.size() - NAMED);
  }
}
