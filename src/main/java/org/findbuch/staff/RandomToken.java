package org.findbuch.staff;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.findbuch.document.Sha256;

/** Random bits as text that may stand in a header, an address or a cookie. */
public final class RandomToken {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomToken() {}

  /** A new one in base64url without padding (RFC 4648, section 5). */
  public static String of(int bytes) {
    byte[] chance = new byte[bytes];
    RANDOM.nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }

  /** Its SHA-256, which is all that is kept of it: nobody can guess what it is of. */
  static byte[] hash(String token) {
    return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
  }
}
