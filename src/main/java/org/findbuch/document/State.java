package org.findbuch.document;

/** How far a file is on its way from the archive into the search. */
public enum State implements Coded {
  /** Safe on disk; text and index follow. */
  RECEIVED,
  /** Its text is in the index. */
  SEARCHABLE,
  /** Stored, listed and downloadable, but no text could be had; a {@link Fault} says why. */
  UNREADABLE
}
