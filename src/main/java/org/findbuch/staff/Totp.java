package org.findbuch.staff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that an app makes of a secret and the time (RFC 6238, with SHA-1 and 30
 * seconds, which is what all apps know).
 */
public final class Totp {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_LETTERS = 32;
  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;

  /** Clocks of telephones go wrong: the code before and the one after count too. */
  private static final int STEPS_AROUND = 1;

  private final Clock clock;

  public Totp(Clock clock) {
    this.clock = clock;
  }

  /**
   * A secret of 160 bits in base 32 (RFC 4648).
   *
   * @param random at least 32 bytes that nobody can guess, five bits of each are taken
   */
  static String secret(byte[] random) {
    StringBuilder secret = new StringBuilder();
    for (int letter = 0; letter < SECRET_LETTERS; letter++) {
      secret.append(BASE32.charAt(random[letter] & 0x1f));
    }
    return secret.toString();
  }

  /** The time step whose code this is; empty when it is none of now. */
  public OptionalLong step(String secret, String typed) {
    long now = clock.instant().getEpochSecond() / STEP_SECONDS;
    String code = typed.replace(" ", "");
    OptionalLong found = OptionalLong.empty();
    for (long step = now - STEPS_AROUND; step <= now + STEPS_AROUND; step++) {
      if (isSame(code, code(secret, step))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 0xf; // RFC 4226, section 5.3
      int number = ByteBuffer.wrap(hash).getInt(at) & 0x7fff_ffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String base32) {
    ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (int at = 0; at < base32.length(); at++) {
      buffer = (buffer << 5 | BASE32.indexOf(base32.charAt(at))) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }

  private static boolean isSame(String one, String other) {
    return one.length() == DIGITS
        && MessageDigest.isEqual(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
