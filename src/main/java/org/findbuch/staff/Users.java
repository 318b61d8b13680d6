package org.findbuch.staff;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.findbuch.staff.WrongPasswordException.Reason;
import org.jspecify.annotations.Nullable;

/** People who sign in with a password. */
public final class Users {
  private final Members members;
  private final Passwords passwords;
  private final Clock clock;
  private final Totp totp;

  public Users(Members members, Passwords passwords, Clock clock) {
    this.members = members;
    this.passwords = passwords;
    this.clock = clock;
    this.totp = new Totp(clock);
  }

  /**
   * The hash of a new password, which takes a while to make.
   *
   * @throws WrongPasswordException when nobody may have it
   */
  public String hash(String name, String password) {
    require(name, password);
    return passwords.hash(password);
  }

  /**
   * Adds somebody.
   *
   * @throws NameTakenException when a person or a key has this name
   */
  public void add(String name, Role role, String passwordHash) throws IOException {
    Account account = account(name, role);
    if (!members.add(new Member(account, passwordHash, null))) {
      throw new NameTakenException(name);
    }
  }

  /**
   * Whoever would be added.
   *
   * @throws IllegalArgumentException when nobody can be called so
   */
  private Account account(String name, Role role) {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("account name with control characters");
    }
    return new Account(name(name), role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** A name as it is kept: the same letters typed on another system may be other characters. */
  public static String name(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC);
  }

  public List<Member> list() throws IOException {
    return members.all();
  }

  /** Removes somebody and ends their sessions; false when there is nobody of this name. */
  public boolean remove(String name) throws IOException {
    return members.remove(name(name));
  }

  /** Sets a new password and ends all sessions; false when there is nobody of this name. */
  public boolean setPassword(String name, String passwordHash) throws IOException {
    return members.setPassword(name(name), passwordHash);
  }

  /** Who this is, if the password is theirs; as slow for a name that there is not. */
  public Optional<Member> check(String name, String password) throws IOException {
    Optional<Member> member =
        password.length() > Passwords.LONGEST ? Optional.empty() : members.find(name(name.strip()));
    if (member.isEmpty()) {
      passwords.matchNobody(password.substring(0, Math.min(10, password.length())));
    }
    return member.filter(known -> passwords.matches(password, known.passwordHash()));
  }

  /**
   * As {@link #check}, and the code that their second factor shows, each once, if they have one.
   */
  public Optional<Member> check(String name, String password, String code) throws IOException {
    Optional<Member> member = check(name, password);
    if (member.isPresent() && member.get().totpSecret() != null) {
      OptionalLong step = totp.step(member.get().totpSecret(), code);
      if (step.isEmpty() || !members.useStep(member.get().name(), step.getAsLong())) {
        return Optional.empty();
      }
    }
    return member;
  }

  public Optional<Member> find(String name) throws IOException {
    return members.find(name(name));
  }

  /** Whether anybody signs in with a second factor. */
  public boolean useCodes() throws IOException {
    return members.all().stream().anyMatch(member -> member.totpSecret() != null);
  }

  /** Whether an app that shows a code has this secret. */
  public boolean confirms(String secret, String code) {
    return totp.step(secret, code).isPresent();
  }

  /** Sets or, with null, removes somebody's second factor. */
  public void setSecondFactor(String name, @Nullable String secret) throws IOException {
    members.setTotp(name(name), secret);
  }

  private static void require(String name, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < Passwords.SHORTEST) {
      throw new WrongPasswordException(Reason.TOO_SHORT);
    }
    if (password.length() > Passwords.LONGEST) {
      throw new WrongPasswordException(Reason.TOO_LONG);
    }
    if (password.strip().equalsIgnoreCase(name)) {
      throw new WrongPasswordException(Reason.IS_THE_NAME);
    }
  }
}
