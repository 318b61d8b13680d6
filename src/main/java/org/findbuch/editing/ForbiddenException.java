package org.findbuch.editing;

import org.findbuch.staff.Role;

/** Somebody's role does not suffice; nothing has happened. */
public final class ForbiddenException extends RuntimeException {
  private final Role needed;

  ForbiddenException(Actor actor, Operation operation) {
    super(
        "%s is %s, but %s takes %s"
            .formatted(
                actor.name(), actor.role().code(), operation.code(), operation.role().code()));
    this.needed = operation.role();
  }

  public Role needed() {
    return needed;
  }
}
