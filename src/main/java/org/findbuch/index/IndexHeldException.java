package org.findbuch.index;

import java.io.IOException;
import java.nio.file.Path;

/** Another process writes to the index. */
public final class IndexHeldException extends IOException {
  public IndexHeldException(Path path, Throwable cause) {
    super("the index " + path + " is held by another process; end that one first", cause);
  }
}
