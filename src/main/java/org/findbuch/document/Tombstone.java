package org.findbuch.document;

import java.time.Instant;

/**
 * What stays where a document was taken back.
 *
 * @param shown whether everybody is told; of a draft that was never public nobody outside learns
 * @param named whether they are told its title and date, too
 */
public record Tombstone(Instant since, String reason, boolean shown, boolean named) {
  public Tombstone {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a document is taken back with a reason; none was given");
    }
  }

  /** One that names nothing. */
  public Tombstone(Instant since, String reason, boolean shown) {
    this(since, reason, shown, false);
  }
}
