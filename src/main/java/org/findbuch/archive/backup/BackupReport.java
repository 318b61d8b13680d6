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
 * @param mended files that had become damaged in the backup and were replaced
 */
public record BackupReport(
    long documents,
    long collections,
    Mirror.Tally files,
    Duration took,
    Duration pause,
    List<Damage> warnings,
    List<String> mended) {
  public BackupReport {
    mended = List.copyOf(mended);
    warnings = List.copyOf(warnings);
  }
}
