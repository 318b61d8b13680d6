package org.findbuch.archive.backup;

import java.time.Instant;
import org.findbuch.archive.store.Mirror;

/**
 * What was taken over from a backup.
 *
 * @param begun when the backup was begun
 * @param whole false when the backup had broken off, and everything in it was taken
 * @param again whether an earlier try was finished
 */
public record Restored(
    long documents,
    long collections,
    Mirror.Tally files,
    Instant begun,
    boolean whole,
    boolean again) {}
