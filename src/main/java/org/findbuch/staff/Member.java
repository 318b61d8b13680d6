package org.findbuch.staff;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in with a password.
 *
 * @param passwordHash as {@link Passwords} makes it
 * @param totpSecret of the second factor (RFC 6238) in base 32, or null where a password is enough
 */
public record Member(Account account, String passwordHash, @Nullable String totpSecret) {
  public String name() {
    return account.name();
  }
}
