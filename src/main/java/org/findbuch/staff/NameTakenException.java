package org.findbuch.staff;

/** There is somebody, or a key, of this name. */
public final class NameTakenException extends RuntimeException {
  public NameTakenException(String name) {
    super(
        "there is a person or a key named \""
            + name
            + "\": choose another name, or remove that one first");
  }
}
