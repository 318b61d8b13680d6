package org.findbuch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the folders of data so that other accounts of the machine cannot read drafts in them. */
final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes a folder, and closes it to others before the first use. Whoever opens it to a group later
   * meant to.
   *
   * @param used a file that is there once the folder has been used
   */
  static void make(Path folder, Path used) throws IOException {
    Files.createDirectories(folder);
    boolean isPosix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    if (isPosix && Files.notExists(used)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
