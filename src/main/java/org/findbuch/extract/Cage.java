package org.findbuch.extract;

import org.findbuch.document.Coded;

/**
 * What keeps a file that is being read away from everything else on this machine: always a process
 * of its own with little memory and a time limit.
 */
public enum Cage implements Coded {
  /** As well: no network, no other process in sight, and no file that could be changed. */
  NAMESPACES,
  /** No more than the process, as bubblewrap is not there. */
  NOT_INSTALLED,
  /** No more than the process, as bubblewrap is not allowed to make namespaces. */
  NOT_ALLOWED;

  public boolean holds() {
    return this == NAMESPACES;
  }
}
