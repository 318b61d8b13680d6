package org.findbuch.staff;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people with a password and their sessions are kept; durable when a method returns. */
public interface Members {
  /**
   * Adds somebody.
   *
   * @return false when a member or a key has this name
   */
  boolean add(Member member) throws IOException;

  /** All of them by name. */
  List<Member> all() throws IOException;

  Optional<Member> find(String name) throws IOException;

  /**
   * Removes somebody and ends their sessions.
   *
   * @return false when there is nobody of this name
   */
  boolean remove(String name) throws IOException;

  /**
   * Sets a new password and ends all sessions of this name.
   *
   * @return false when there is nobody of this name
   */
  boolean setPassword(String name, String passwordHash) throws IOException;

  /** Sets or, with null, removes the second factor. */
  void setTotp(String name, @Nullable String secret) throws IOException;

  /**
   * Uses the code of a time step up.
   *
   * @return false when that one or a later one has been used
   */
  boolean useStep(String name, long step) throws IOException;

  /** Begins a session; only the hash of its token is kept. */
  void begin(byte[] tokenHash, String name, Instant now) throws IOException;

  /** A session that has begun and was last used after the given times. */
  Optional<Sitting> sitting(byte[] tokenHash, Instant beganAfter, Instant seenAfter)
      throws IOException;

  void seen(byte[] tokenHash, Instant now) throws IOException;

  void end(byte[] tokenHash) throws IOException;

  /** Deletes the rows of sessions that began or were last used before the given times. */
  void forget(Instant beganBefore, Instant seenBefore) throws IOException;

  /** Somebody's session. */
  record Sitting(Account account, Instant began, Instant seen) {}
}
