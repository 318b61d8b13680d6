package org.findbuch.staff;

import java.time.Instant;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.jspecify.annotations.Nullable;

/**
 * Files that somebody adds together.
 *
 * @param id random; nobody guesses it, and it is part of addresses
 * @param defaults what is said of each of them
 */
public record Batch(String id, String who, Instant began, Defaults defaults) {
  private static final int ID_BYTES = 9;

  /** What is said of every file of a batch unless somebody says something else. */
  public record Defaults(
      @Nullable CollectionId collection, @Nullable String licence, @Nullable DocumentDate date) {
    public static final Defaults NONE = new Defaults(null, null, null);
  }

  /** A batch that begins now. */
  public static Batch begin(String who, Instant now, Defaults defaults) {
    return new Batch(RandomToken.of(ID_BYTES), who, now, defaults);
  }
}
