package org.findbuch.archive.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself.
 *
 * @param program version that wrote it
 * @param archive identity of the archive that it is of
 * @param finished null while it is being written, or when that broke off
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
    List<String> unsound,
    List<Damage> warnings) {
  public BackupNote {
    unsound = List.copyOf(unsound);
    warnings = List.copyOf(warnings);
  }
}
