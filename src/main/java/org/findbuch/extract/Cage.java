package org.findbuch.extract;

import org.findbuch.document.Coded;

/** What keeps a file that is being read away from everything else on this machine. */
public enum Cage implements Coded {
  /** A process of its own with little memory and a time limit. */
  PROCESS,
  /** As well: no network, no other process in sight, and no file that could be changed. */
  NAMESPACES
}
