package org.findbuch.archive;

import java.io.IOException;

/** More bytes came than the settings allow; nothing of them is kept. */
public final class FileTooLargeException extends IOException {
  private final long most;

  public FileTooLargeException(long most) {
    super("more than " + most + " bytes");
    this.most = most;
  }

  /** How many bytes are allowed. */
  public long most() {
    return most;
  }
}
