package org.findbuch.extract;

import java.io.IOException;

/** The other side of the pipe says what it must not. */
final class BrokenFrameException extends IOException {
  BrokenFrameException(String what) {
    super(what);
  }

  BrokenFrameException(Throwable cause) {
    super(cause);
  }
}
