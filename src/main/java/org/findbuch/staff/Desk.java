package org.findbuch.staff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where accounts, hashed keys and the audit are kept; durable when a method returns. */
public interface Desk extends Closeable {
  /**
   * Adds an account with the hash of its key.
   *
   * @return false when there is one of this name
   */
  boolean add(Account account, byte[] keyHash) throws IOException;

  /** All accounts by name. */
  List<Account> accounts() throws IOException;

  /**
   * Removes an account.
   *
   * @return false when there is none of this name
   */
  boolean remove(String name) throws IOException;

  /** The account whose key has this hash. */
  Optional<Account> withKey(byte[] keyHash) throws IOException;

  /** Notes that a key was used. */
  void used(byte[] keyHash, Instant now) throws IOException;

  /** When each key was last used, by its name, as far as it was. */
  Map<String, Instant> lastUses() throws IOException;

  /** The people who sign in, kept in the same place. */
  Members members();

  /** What people add together, kept in the same place. */
  Batches batches();

  /** How often documents were used, kept in the same place. */
  UsageStore usage();

  void write(Act act) throws IOException;

  /** Several things at once: all of them are there afterwards, or none when it throws. */
  <T> T together(Work<T> work) throws IOException;

  /** What is done at once. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Writes the acts of those changes that have none yet, and how far it got; all or nothing. */
  void follow(Map<Long, Act> changes, long followed) throws IOException;

  long followed() throws IOException;

  /** The newest acts first; of one subject only when it is not empty. */
  List<Act> acts(String subject, int most) throws IOException;

  /** Whether nothing has been written yet. */
  boolean isEmpty() throws IOException;

  /**
   * Keeps a copy of the desk beside it, from which it comes back when it is damaged: one a day, and
   * a new one when accounts have changed.
   */
  void keep() throws IOException;

  /** What is wrong with the file itself, a sentence each; empty when it is sound. */
  List<String> faults();

  /** A consistent copy in an empty file, while others go on. */
  void copyTo(Path file) throws IOException;

  /** Takes over everything that a copy holds; what was here goes. */
  void restoreFrom(Path file) throws IOException;
}
