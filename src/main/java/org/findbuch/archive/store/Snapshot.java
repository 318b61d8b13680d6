package org.findbuch.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The state of one moment, while others go on reading and writing. */
public interface Snapshot extends Closeable {
  /** Copies it into an empty file. */
  void copyTo(Path file) throws IOException;
}
