package org.findbuch.document;

/** How far a document's newest file is on its way into the search. */
public sealed interface Progress {
  /** Safe on disk, nothing more yet. */
  record Received() implements Progress {}

  /** Its text can be found, as far as {@link Coverage} says. */
  record Searchable() implements Progress {}

  /** Stored and listed, but nothing of it could be read. */
  record Unreadable(Fault fault) implements Progress {}

  default State state() {
    return switch (this) {
      case Received _ -> State.RECEIVED;
      case Searchable _ -> State.SEARCHABLE;
      case Unreadable _ -> State.UNREADABLE;
    };
  }
}
