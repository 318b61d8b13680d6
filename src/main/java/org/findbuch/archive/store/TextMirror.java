package org.findbuch.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Brings page texts in another file to what the archive has; only what differs is written. Used by
 * one thread at a time, in the order of its methods.
 */
public interface TextMirror extends Closeable {
  /**
   * Brings over what there is when it is called, a piece at a time; what is read meanwhile is left.
   *
   * @param stop asked between the pieces
   */
  void catchUp(BooleanSupplier stop) throws IOException;

  /** Remembers this moment, for {@link #finish}. */
  void freeze() throws IOException;

  /** Brings the file to the moment of {@link #freeze}, and to the disk. */
  void finish() throws IOException;
}
