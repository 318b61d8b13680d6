package org.findbuch.document;

/** How far a document's newest file is on its way into the search. */
public sealed interface Progress {
  Progress RECEIVED = new Received();

  State state();

  /** Safe on disk, nothing more yet. */
  record Received() implements Progress {
    @Override
    public State state() {
      return State.RECEIVED;
    }
  }

  /** Its text can be found, as far as {@link Coverage} says. */
  record Searchable() implements Progress {
    @Override
    public State state() {
      return State.SEARCHABLE;
    }
  }

  /** Stored and listed, but nothing of it could be read. */
  record Unreadable(Fault fault) implements Progress {
    @Override
    public State state() {
      return State.UNREADABLE;
    }
  }
}
