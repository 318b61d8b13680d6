package org.findbuch.archive.change;

import java.util.List;

/**
 * What a rebuilt catalogue holds.
 *
 * @param toRead documents whose text has to be read again
 * @param problems objects that could not be understood, one sentence each
 */
public record Recovered(long documents, long collections, long toRead, List<String> problems) {
  public Recovered {
    problems = List.copyOf(problems);
  }
}
