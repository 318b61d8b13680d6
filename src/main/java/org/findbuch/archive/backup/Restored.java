package org.findbuch.archive.backup;

import java.time.Instant;
import java.util.List;
import org.findbuch.archive.store.Mirror;

/**
 * What was taken over from a backup.
 *
 * @param begun when the backup was begun
 * @param whole false when the backup had broken off, and everything in it was taken
 * @param damaged databases that were damaged in the backup
 * @param again whether an earlier try was finished
 */
public record Restored(
    long documents,
    long collections,
    Mirror.Tally files,
    Instant begun,
    boolean whole,
    boolean again,
    List<String> damaged) {
  public Restored {
    damaged = List.copyOf(damaged);
  }
}
