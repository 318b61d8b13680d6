package org.findbuch.editing;

import org.findbuch.staff.Account;
import org.findbuch.staff.Role;

/**
 * Who changes something.
 *
 * @param name what changes and the audit call it
 */
public record Actor(String name, Role role) {
  /** The program itself: the inbox, and an embargo that ends. */
  public static final Actor SYSTEM = new Actor("system", Role.EDITOR);

  public static Actor of(Account account) {
    return new Actor(account.name(), account.role());
  }

  /** Whoever has a terminal on the machine could change the files themselves. */
  public static Actor atTerminal(String user) {
    return new Actor(user.isBlank() ? "terminal" : user, Role.ADMIN);
  }

  /**
   * Lets pass whose role suffices.
   *
   * @throws ForbiddenException for everybody else
   */
  void require(Operation operation) {
    if (!role.includes(operation.role())) {
      throw new ForbiddenException(this, operation);
    }
  }
}
