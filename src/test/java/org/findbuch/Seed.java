package org.findbuch;

import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Chance that can be had again: a test that fails says which seed it had, and {@code
 * -Dfindbuch.seed} gives it the same one. A test class has it as a field with
 * {@code @RegisterExtension}.
 */
public final class Seed implements TestExecutionExceptionHandler {
  private final long value = Long.getLong("findbuch.seed", System.nanoTime());

  /** Numbers that follow from the seed; each call begins anew. */
  public Random random() {
    return new Random(value);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure) {
    throw told(failure);
  }

  AssertionError told(Throwable failure) {
    return new AssertionError("again with " + this + ": " + failure.getMessage(), failure);
  }

  /** As it is given again. */
  @Override
  public String toString() {
    return "-Dfindbuch.seed=" + value;
  }
}
