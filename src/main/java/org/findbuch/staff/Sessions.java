package org.findbuch.staff;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where people are signed in: each session has a token of 256 random bits, of which only the
 * SHA-256 is kept. It ends when nobody has used it for half an hour, and after eight hours.
 */
public final class Sessions {
  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(8);

  /** When a session was used is written no more often than this. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private static final int TOKEN_BYTES = 32;
  private static final int TOKEN_LENGTH = 43;

  private final Members members;
  private final Clock clock;

  /**
   * A session that holds.
   *
   * @param csrf what a form or a script of our own pages has to send along to change something
   * @param factorKey secret for an app that is to become the second factor: the same as long as the
   *     session lasts, and no other session has it
   * @param until when it ends however much it is used
   */
  public record Session(Account account, String csrf, String factorKey, Instant until) {}

  public Sessions(Members members, Clock clock) {
    this.members = members;
    this.clock = clock;
  }

  /** Begins a session and returns its token, which is sent once and never kept. */
  public String begin(String name) throws IOException {
    Instant now = clock.instant();
    members.forget(now.minus(LONGEST), now.minus(IDLE));
    String token = RandomToken.of(TOKEN_BYTES);
    members.begin(RandomToken.hash(token), name, now);
    return token;
  }

  /** The session of a token; empty when there is none or it is over. */
  public Optional<Session> find(String token) throws IOException {
    if (token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    byte[] hash = RandomToken.hash(token);
    Optional<Members.Sitting> sitting = members.sitting(hash, now.minus(LONGEST), now.minus(IDLE));
    if (sitting.isEmpty()) {
      return Optional.empty();
    }
    if (sitting.get().seen().isBefore(now.minus(NOTED))) {
      members.seen(hash, now);
    }
    return sitting.map(
        s -> new Session(s.account(), csrf(token), factorKey(token), s.began().plus(LONGEST)));
  }

  /** Ends a session; one that there is not stays ended. */
  public void end(String token) throws IOException {
    members.end(RandomToken.hash(token));
  }

  /** Comes from the token, which no page can read, and says nothing about it. */
  private static String csrf(String token) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(RandomToken.hash("csrf " + token));
  }

  /** Likewise; it needs no place to be kept in until somebody confirms it. */
  private static String factorKey(String token) {
    return Totp.secret(RandomToken.hash("second factor " + token));
  }
}
