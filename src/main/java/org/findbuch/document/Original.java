package org.findbuch.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file of a document, as it came in.
 *
 * @param number 1 for the first, counted up with each new version of the file
 * @param name a safe file name, without folders or control characters
 * @param bytes its length in bytes
 * @param folder in which it lay when it came in, with the one above; null where that was not said
 */
public record Original(
    int number,
    String name,
    Format format,
    long bytes,
    Sha256 sha256,
    Instant received,
    @Nullable String folder) {
  public Original {
    if (number < 1) {
      throw new IllegalArgumentException("original number " + number + ", expected 1 or more");
    }
    if (!FileName.isSafe(name)) {
      throw new IllegalArgumentException("file name \"" + name + "\" is not safe to store");
    }
  }

  /** Of a file that came alone. */
  public Original(
      int number, String name, Format format, long bytes, Sha256 sha256, Instant received) {
    this(number, name, format, bytes, sha256, received, null);
  }
}
