package org.findbuch.staff;

/** A password that nobody may have. */
public final class WrongPasswordException extends RuntimeException {
  private final Reason reason;

  /** What is wrong with it. */
  public enum Reason {
    TOO_SHORT,
    TOO_LONG,
    IS_THE_NAME
  }

  WrongPasswordException(Reason reason) {
    super("the password is wrong: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
