package org.findbuch.document;

import java.time.Instant;

/** What stays where a document was taken back. */
public record Tombstone(Instant since, String reason) {
  public Tombstone {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a document is taken back with a reason; none was given");
    }
  }
}
