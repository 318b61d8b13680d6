package org.findbuch.archive.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself.
 *
 * @param program version that wrote it
 * @param archive identity of the archive that it is of
 * @param finished null while it is being written, or when that broke off
 * @param databases SHA-256 of its databases by their names; empty where that is not known
 * @param unsound files, named below the folder, that were wrong in the archive when copied
 * @param warnings what was found wrong, for people to read
 */
public record BackupNote(
    String program,
    String archive,
    Instant begun,
    @Nullable Instant finished,
    long documents,
    long collections,
    Map<String, String> databases,
    List<String> unsound,
    List<Damage> warnings) {
  public BackupNote {
    databases = Map.copyOf(databases);
    unsound = List.copyOf(unsound);
    warnings = List.copyOf(warnings);
  }
}
