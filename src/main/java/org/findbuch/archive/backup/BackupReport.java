package org.findbuch.archive.backup;

import java.time.Duration;
import java.util.List;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Mirror;

/**
 * What a backup did.
 *
 * @param pause for how long changes had to wait
 * @param warnings what is wrong with the archive
 */
public record BackupReport(
    long documents,
    long collections,
    Mirror.Tally files,
    Duration took,
    Duration pause,
    List<Damage> warnings) {
  public BackupReport {
    warnings = List.copyOf(warnings);
  }
}
