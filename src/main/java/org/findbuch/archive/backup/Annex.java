package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file that lies in the archive's folder and is kept by somebody else, saved along with it. */
public interface Annex {
  /** The file's name in the folder. */
  String name();

  /** A consistent copy in an empty file, while others go on reading and writing. */
  void copyTo(Path file) throws IOException;

  /** Whether nothing has been written to it yet. */
  boolean isEmpty() throws IOException;

  /** What is wrong with the file itself, a sentence each; empty when it is sound. */
  default List<String> faults() {
    return List.of();
  }

  /** Takes over everything that a copy holds. */
  void restoreFrom(Path file) throws IOException;
}
