package org.findbuch.archive;

/**
 * Ends a change as the end of the process would: nothing of the program catches it, as it says
 * nowhere that it may be thrown.
 */
public final class Halt extends Exception {
  private Halt() {}

  /** Throws one. */
  public static void now() {
    Halt.<RuntimeException>thrown(new Halt());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void thrown(Throwable halt) throws T {
    throw (T) halt;
  }
}
