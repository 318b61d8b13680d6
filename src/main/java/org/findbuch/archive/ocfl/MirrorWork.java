package org.findbuch.archive.ocfl;

import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.archive.store.Mirror;

/** What the copying of all objects has in common; used by all threads that copy. */
final class MirrorWork {
  private final Path folder;
  private final FileCopy copy;
  private final Staging staging;
  private final Mirror.Errand errand;
  private long copied;
  private long unchanged;
  private long removed;
  private long bytes;

  /**
   * Begins work.
   *
   * @param folder that the storage root to be filled lies in
   */
  MirrorWork(Path folder, FileCopy copy, Staging staging, Mirror.Errand errand) {
    this.folder = folder;
    this.copy = copy;
    this.staging = staging;
    this.errand = errand;
  }

  FileCopy copy() {
    return copy;
  }

  Staging staging() {
    return staging;
  }

  Mirror.Errand errand() {
    return errand;
  }

  /** How a file is named to others. */
  String label(Path file) {
    return folder.relativize(file).toString();
  }

  /** Where an object is put that is not to be lost and does not belong in the root. */
  Path aside(Path object) {
    Path aside = folder.resolve("aside").resolve(String.valueOf(object.getFileName()));
    for (int n = 2; Files.exists(aside); n++) {
      aside = aside.resolveSibling(object.getFileName() + "-" + n);
    }
    return aside;
  }

  synchronized void copied(long size) {
    copied++;
    bytes += size;
    staging.written(size);
  }

  synchronized void unchanged() {
    unchanged++;
  }

  synchronized void removed(long files) {
    removed += files;
  }

  synchronized Mirror.Tally tally() {
    return new Mirror.Tally(copied, unchanged, removed, bytes);
  }
}
