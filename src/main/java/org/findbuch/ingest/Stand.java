package org.findbuch.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * How a file is at a moment; another stand is another content.
 *
 * @param bytes its length, less than 0 when it is gone
 * @param changed when it was written last
 * @param key which file it is, if its system says so
 */
public record Stand(long bytes, FileTime changed, @Nullable Object key) {
  public static Stand of(Path file, LinkOption... options) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, options);
      return new Stand(now.size(), now.lastModifiedTime(), now.fileKey());
    } catch (IOException gone) {
      return new Stand(-1, FileTime.fromMillis(0), null);
    }
  }
}
