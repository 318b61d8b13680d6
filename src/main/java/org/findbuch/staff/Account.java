package org.findbuch.staff;

import java.time.Instant;

/**
 * Somebody who may do something.
 *
 * @param name what the audit calls it
 */
public record Account(String name, Role role, Instant added) {
  public static final int LONGEST_NAME = 100;

  public Account {
    if (name.isBlank() || name.length() > LONGEST_NAME || !name.equals(name.strip())) {
      throw new IllegalArgumentException(
          "account name \"" + name + "\", expected 1 to 100 characters, no blank at either end");
    }
  }
}
