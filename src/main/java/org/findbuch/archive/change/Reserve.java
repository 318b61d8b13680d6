package org.findbuch.archive.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.NearlyFullException;

/**
 * The last of the archive's disk. Nothing new is taken into it, so that what is there can still be
 * changed, withdrawn and erased, and what was taken still be read.
 */
public final class Reserve {
  private final Path folder;
  private volatile long bytes;

  public Reserve(Path folder) {
    this.folder = folder;
  }

  public void keep(long reserved) {
    this.bytes = reserved;
  }

  /**
   * Whether so many more bytes leave it untouched.
   *
   * @throws NearlyFullException when they do not
   */
  public void require(long more) throws IOException {
    long free = folder.toFile().getUsableSpace();
    // 0 is also said of a folder that cannot be asked; whoever writes to it hears why.
    if (free - more < bytes && (free > 0 || Files.isWritable(folder))) {
      throw new NearlyFullException(folder.toString(), free, bytes);
    }
  }
}
