package org.findbuch.staff;

import java.time.Instant;

/** Plays an app that shows codes. */
public final class Codes {
  private Codes() {}

  public static String now(String secret) {
    return Totp.code(secret, Instant.now().getEpochSecond() / 30);
  }
}
