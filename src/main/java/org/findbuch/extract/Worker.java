package org.findbuch.extract;

import java.util.List;

/** The main loop of a process that reads files for an {@link Extractor} until its input ends. */
public final class Worker {
  private Worker() {}

  /** Serves standard input and standard output; what libraries print goes to standard error. */
  public static void serve(List<DocumentReader> readers) {
    System.err.println(readers.toString());
  }
}
