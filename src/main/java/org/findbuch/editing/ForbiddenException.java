package org.findbuch.editing;

import org.findbuch.staff.Role;

/** Somebody's role does not suffice; nothing has happened. */
public final class ForbiddenException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Role needed;

  ForbiddenException(Actor actor, Operation operation) {
    super(
        actor.name()
            + " is "
            + actor.role().code()
            + ", but "
            + operation.code()
            + " takes "
            + operation.role().code());
    this.needed = operation.role();
  }

  public Role needed() {
    return needed;
  }
}
