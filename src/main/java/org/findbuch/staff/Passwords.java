package org.findbuch.staff;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes passwords by Argon2id (RFC 9106), each with its own salt. What a hash needs of memory is
 * meant to be dear, so only two are made at a time.
 */
public final class Passwords {
  public static final int SHORTEST = 8;
  public static final int LONGEST = 1_000;

  /** The least that OWASP advises. */
  public static final Cost USUAL = new Cost(19_456, 2);

  private static final int AT_ONCE = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Semaphore seats = new Semaphore(AT_ONCE, true);
  private final SecureRandom random = new SecureRandom();
  private final Cost cost;
  private final String nobodys;

  /**
   * What one hash costs.
   *
   * @param kibibytes of memory
   * @param rounds over that memory
   */
  public record Cost(int kibibytes, int rounds) {}

  public Passwords(Cost cost) {
    this.cost = cost;
    this.nobodys =
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
            .formatted(cost.kibibytes(), cost.rounds(), chance(SALT_BYTES), chance(HASH_BYTES));
  }

  /** The hash with its salt and its cost, as text. */
  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return seated(
        () ->
            Argon2Function.getInstance(cost.kibibytes(), cost.rounds(), 1, HASH_BYTES, Argon2.ID)
                .hash(normal(password), salt)
                .getResult());
  }

  boolean matches(String password, String hash) {
    return seated(
        () ->
            Argon2Function.getInstanceFromHash(hash)
                .check(normal(password), hash.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Takes as long as a match: the time does not tell which names there are. */
  void matchNobody(String password) {
    matches(password, nobodys);
  }

  private <T> T seated(Supplier<T> work) {
    seats.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      seats.release();
    }
  }

  /** The same password typed on another system may be other characters (RFC 8265, section 4.2). */
  private static byte[] normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private String chance(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return Base64.getEncoder().withoutPadding().encodeToString(made);
  }
}
