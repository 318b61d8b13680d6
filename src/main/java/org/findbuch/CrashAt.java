package org.findbuch;

import java.util.concurrent.atomic.AtomicInteger;
import org.findbuch.archive.change.Steps;

/**
 * Ends the process at a step, as a power cut would, when {@code FINDBUCH_CRASH_AT=step:n} asks for
 * it: how the crash tests reach the moments that chance seldom hits. The step {@code any} counts
 * all of them. Each step that is passed is named on standard error.
 */
final class CrashAt implements Steps {
  private static final int KILLED = 137;
  private static final String ANY = "any";
  private static final String PASSED = "step ";

  private final String step;
  private final AtomicInteger left;

  private CrashAt(String step, int nth) {
    this.step = step;
    this.left = new AtomicInteger(nth);
  }

  static Steps fromEnvironment() {
    String asked = System.getenv("FINDBUCH_CRASH_AT");
    if (asked == null || asked.isBlank()) {
      return Steps.NONE;
    }
    String[] parts = asked.split(":", 2);
    return new CrashAt(parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
  }

  @Override
  public void at(String passed) {
    System.err.println(PASSED + passed);
    boolean counts = step.equals(ANY) || step.equals(passed);
    if (counts && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
