package org.findbuch.archive.ocfl;

import io.ocfl.api.exception.OcflIOException;
import io.ocfl.core.storage.filesystem.FileSystemStorage;
import java.io.IOException;
import java.nio.file.Path;

/** Brings a version to the disk before it gets its name; the library only writes and renames. */
final class ForcedStorage extends FileSystemStorage {
  ForcedStorage(Path root) {
    super(root);
  }

  @Override
  public void moveDirectoryInto(Path staged, String place) {
    try {
      Disk.forceEach(staged);
    } catch (IOException e) {
      throw new OcflIOException(e);
    }
    super.moveDirectoryInto(staged, place);
  }
}
