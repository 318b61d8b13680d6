package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be saved where.
 *
 * @param data folders that the target has to lie apart from
 * @param quick whether files that the target has already are left unread
 * @param program version that writes the backup
 */
public record BackupOrder(
    Path target, List<Path> data, Annex annex, boolean quick, String program) {
  public BackupOrder {
    data = List.copyOf(data);
  }

  /**
   * Looks where a folder really is.
   *
   * @throws BackupException when it lies in one of the others, or one of them in it
   */
  public static void requireApart(Path target, List<Path> data) throws IOException {
    Path there = real(target);
    for (Path folder : data) {
      Path here = real(folder);
      if (there.startsWith(here) || here.startsWith(there)) {
        throw new BackupException(BackupException.Reason.OVERLAPS, target);
      }
    }
  }

  /** Links resolved as far as the path exists. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(absolute));
  }
}
