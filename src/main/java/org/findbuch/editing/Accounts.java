package org.findbuch.editing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.findbuch.staff.Act;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Desk;
import org.findbuch.staff.Member;
import org.findbuch.staff.Role;
import org.findbuch.staff.Sessions;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.staff.Users;
import org.jspecify.annotations.Nullable;

/**
 * The door for who may sign in, and for signing in itself; each act stands in the audit. Everybody
 * may change their own password, only an admin somebody else's.
 */
public final class Accounts {
  /** In the audit. */
  private static final String SIGN_IN = "user.sign-in";

  private static final String SIGN_OUT = "user.sign-out";

  private final Users users;
  private final Sessions sessions;
  private final Audit audit;

  public Accounts(Users users, Sessions sessions, Audit audit) {
    this.users = users;
    this.sessions = sessions;
    this.audit = audit;
  }

  public Users users() {
    return users;
  }

  /**
   * Adds somebody who signs in with a password.
   *
   * @throws org.findbuch.staff.NameTakenException when a person or a key has this name
   * @throws org.findbuch.staff.WrongPasswordException when nobody may have this password
   */
  public void add(Actor actor, String name, Role role, String password) throws IOException {
    actor.require(Operation.ADD_USER);
    String hash = users.hash(name, password);
    written(
        actor,
        Operation.ADD_USER,
        name,
        role.code(),
        () -> {
          users.add(name, role, hash);
          return true;
        });
  }

  /** Removes somebody and ends their sessions; false when there is nobody of this name. */
  public boolean remove(Actor actor, String name) throws IOException {
    actor.require(Operation.REMOVE_USER);
    return written(actor, Operation.REMOVE_USER, name, "", () -> users.remove(name));
  }

  /** Sets a password and ends all sessions of this name; false when there is nobody. */
  public boolean setPassword(Actor actor, String name, String password) throws IOException {
    if (!actor.name().equals(name)) {
      actor.require(Operation.SET_PASSWORD);
    }
    String hash = users.hash(name, password);
    return written(actor, Operation.SET_PASSWORD, name, "", () -> users.setPassword(name, hash));
  }

  /** Sets or, with null, removes a second factor; one's own, or as an admin. */
  public void setSecondFactor(Actor actor, String name, @Nullable String secret)
      throws IOException {
    if (!actor.name().equals(name)) {
      actor.require(Operation.SET_SECOND_FACTOR);
    }
    written(
        actor,
        Operation.SET_SECOND_FACTOR,
        name,
        secret == null ? "off" : "on",
        () -> {
          users.setSecondFactor(name, secret);
          return true;
        });
  }

  private boolean written(
      Actor actor, Operation operation, String name, String detail, Desk.Work<Boolean> work)
      throws IOException {
    boolean done =
        audit.together(
            () -> {
              boolean changed = work.run();
              if (changed) {
                audit.write(actor.name(), operation.code(), name, detail);
              }
              return changed;
            });
    audit.keep();
    return done;
  }

  /** Who did what, the newest first; of one subject only when it is not empty. */
  public List<Act> acts(String subject, int most) throws IOException {
    return audit.newest(subject, most);
  }

  /** Whose name and password these are; takes as long for a name that there is not. */
  public Optional<Member> check(String name, String password) throws IOException {
    return users.check(name, password);
  }

  /** As {@link #check(String, String)}, and with the code of their second factor. */
  public Optional<Member> check(String name, String password, String code) throws IOException {
    return users.check(name, password, code);
  }

  /** Begins a session and returns its token. */
  public String signIn(Member member) throws IOException {
    audit.write(member.name(), SIGN_IN, member.name(), "");
    return sessions.begin(member.name());
  }

  /** The session of a token, if it holds. */
  public Optional<Session> session(String token) throws IOException {
    return sessions.find(token);
  }

  public void signOut(String token) throws IOException {
    Optional<Session> session = sessions.find(token);
    sessions.end(token);
    if (session.isPresent()) {
      String name = session.get().account().name();
      audit.write(name, SIGN_OUT, name, "");
    }
  }
}
