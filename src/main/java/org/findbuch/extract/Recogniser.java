package org.findbuch.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.Fault;

/** Says what a file is by bounded looks at its bytes; safe on anything, in any process. */
public final class Recogniser {
  /** Looks at a file; the name decides only where the content cannot. */
  public Recognition recognise(Path file, String name) throws IOException {
    return new Recognition.Refused(
        Files.size(file) == 0 || name.isEmpty() ? Fault.EMPTY_FILE : Fault.UNKNOWN_KIND);
  }
}
