package org.findbuch.staff;

import org.findbuch.document.Coded;

/** What somebody may do. */
public enum Role implements Coded {
  /** Adds, edits, publishes and withdraws. */
  EDITOR,
  /** Also erases, and looks after accounts and the service itself. */
  ADMIN;

  /** Whether this role may do what that one may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
