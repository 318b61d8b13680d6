package org.findbuch.archive;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The named points of a change at which a process may die without harm. Tests stop it there; the
 * program itself passes them by.
 */
@FunctionalInterface
public interface Steps {
  Steps NONE = step -> {};

  /** The exit code of a process that was ended at a step. */
  int HALTED = 137;

  /** Called when everything before the step has been done and nothing after it. */
  void at(String step) throws IOException;

  /**
   * Ends the process at once, as a power cut would, the n-th time that a step is passed.
   *
   * @param where {@code receive.object} or {@code receive.object:3}
   */
  static Steps haltingAt(String where) {
    int colon = where.indexOf(':');
    String wanted = colon < 0 ? where : where.substring(0, colon);
    int nth = colon < 0 ? 1 : Integer.parseInt(where.substring(colon + 1));
    AtomicInteger passed = new AtomicInteger();
    return step -> {
      if (step.equals(wanted) && passed.incrementAndGet() == nth) {
        Runtime.getRuntime().halt(HALTED);
      }
    };
  }
}
