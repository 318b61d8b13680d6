package org.findbuch.editing;

import org.findbuch.document.Coded;
import org.findbuch.staff.Role;

/** Everything that people do to what is kept, and the role that it takes. */
public enum Operation implements Coded {
  ADD(Role.EDITOR),
  ADD_VERSION(Role.EDITOR),
  EDIT(Role.EDITOR),
  PUBLISH(Role.EDITOR),
  WITHDRAW(Role.EDITOR),
  RESTORE(Role.EDITOR),
  ERASE(Role.ADMIN),
  ADD_COLLECTION(Role.EDITOR),
  EDIT_COLLECTION(Role.EDITOR),
  REMOVE_COLLECTION(Role.EDITOR),
  /** The only change of a collection that cannot be taken back. */
  MERGE_COLLECTION(Role.ADMIN),
  ADD_KEY(Role.ADMIN),
  REMOVE_KEY(Role.ADMIN),
  ADD_USER(Role.ADMIN),
  REMOVE_USER(Role.ADMIN),
  SET_PASSWORD(Role.ADMIN),
  SET_SECOND_FACTOR(Role.ADMIN);

  private final Role role;

  Operation(Role role) {
    this.role = role;
  }

  public Role role() {
    return role;
  }

  /** The word in changes and audit. */
  @Override
  public String code() {
    return switch (this) {
      case ADD_KEY -> "token.add";
      case REMOVE_KEY -> "token.remove";
      case ADD_USER -> "user.add";
      case REMOVE_USER -> "user.remove";
      case SET_PASSWORD -> "user.password";
      case SET_SECOND_FACTOR -> "user.second-factor";
      default -> Coded.super.code().replace('_', '-');
    };
  }
}
