package org.findbuch.archive.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file of a store that can be made anew from the objects. */
public interface DerivedFile {
  /** What is done whenever it turns out to be damaged; it may not wait for the store. */
  void whenDamaged(Runnable action);

  /** What is wrong with it, a sentence each; empty when it is sound. */
  List<String> faults();

  /** As {@link #faults()}, of a copy of this or another store elsewhere. */
  List<String> faults(Path copy);

  /** Gives it another name and begins an empty one. */
  void renew() throws IOException;
}
