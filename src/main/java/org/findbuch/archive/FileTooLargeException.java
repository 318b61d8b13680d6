package org.findbuch.archive;

import java.io.IOException;

/** More bytes came than the settings allow; nothing of them is kept. */
public final class FileTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;
  private final long most;

  public FileTooLargeException(long most) {
    super("more than " + most + " bytes");
    this.most = most;
  }

  public long most() {
    return most;
  }
}
