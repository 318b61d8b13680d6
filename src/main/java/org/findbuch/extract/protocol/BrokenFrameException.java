package org.findbuch.extract.protocol;

import java.io.IOException;

/** The other side of the pipe says what it must not. */
public final class BrokenFrameException extends IOException {
  public BrokenFrameException(String what) {
    super(what);
  }

  public BrokenFrameException(Throwable cause) {
    super(cause);
  }
}
