package org.findbuch;

/** A setting has a value that it cannot have. */
public final class SettingException extends RuntimeException {
  public SettingException(String name, String value, String wayOut) {
    super(name + "=" + value + ": " + wayOut);
  }
}
