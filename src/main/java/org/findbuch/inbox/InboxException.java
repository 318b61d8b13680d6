package org.findbuch.inbox;

import java.io.IOException;
import java.nio.file.Path;

/** A folder cannot be used as the inbox; its message names it. */
public final class InboxException extends IOException {
  InboxException(Path folder) {
    super(folder.toString());
  }

  /** The folder that cannot be read, written or made. */
  public String folder() {
    return String.valueOf(getMessage());
  }
}
