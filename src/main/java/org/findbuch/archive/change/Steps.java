package org.findbuch.archive.change;

import java.io.IOException;

/**
 * The named points of a change at which a process may die without harm. Tests stop it there; the
 * program itself passes them by.
 */
@FunctionalInterface
public interface Steps {
  Steps NONE = step -> {};

  /** Called when everything before the step has been done and nothing after it. */
  void at(String step) throws IOException;
}
