package org.findbuch.staff;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys for scripts: 256 random bits each. Only their SHA-256 is kept, which is enough because
 * nobody can guess 256 bits; a slow password hash would add nothing.
 */
public final class Keys {
  private static final String PREFIX = "fb_";
  private static final int KEY_BYTES = 32;
  private static final int KEY_LENGTH = PREFIX.length() + 43;

  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final Desk desk;
  private final Clock clock;

  public Keys(Desk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * Makes a key and returns it; it is shown this once and can never be had again.
   *
   * @throws NameTakenException when there is a key of this name
   */
  public String add(String name, Role role) throws IOException {
    String key = PREFIX + RandomToken.of(KEY_BYTES);
    Account account = new Account(name, role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!desk.add(account, RandomToken.hash(key))) {
      throw new NameTakenException(name);
    }
    return key;
  }

  public List<Account> list() throws IOException {
    return desk.accounts();
  }

  /** Makes a key worthless from now on; false when there is none of this name. */
  public boolean remove(String name) throws IOException {
    return desk.remove(name);
  }

  /**
   * Whose key it is. What is compared is its hash, so the time it takes says nothing about the
   * keys.
   */
  public Optional<Account> check(String key) throws IOException {
    if (key.length() != KEY_LENGTH || !key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    byte[] hash = RandomToken.hash(key);
    Optional<Account> known = desk.withKey(hash);
    if (known.isPresent()) {
      note(known.get().name(), hash);
    }
    return known;
  }

  /** Once a minute is enough to tell a key that nobody uses any more. */
  private void note(String name, byte[] hash) {
    Instant now = clock.instant();
    Instant before = noted.get(name);
    if (before == null || before.plus(NOTED).isBefore(now)) {
      noted.put(name, now);
      try {
        desk.used(hash, now);
      } catch (IOException full) {
        LOG.warn("it could not be noted that the key {} was used", name, full);
      }
    }
  }

  /** When each key was last used, by its name, to the minute. */
  public Map<String, Instant> lastUses() throws IOException {
    return desk.lastUses();
  }
}
