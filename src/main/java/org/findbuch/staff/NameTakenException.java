package org.findbuch.staff;

/** There is an account of this name. */
public final class NameTakenException extends RuntimeException {
  public NameTakenException(String name) {
    super("there is a key named \"" + name + "\": choose another name, or remove that one first");
  }
}
