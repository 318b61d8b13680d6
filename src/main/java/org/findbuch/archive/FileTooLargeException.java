package org.findbuch.archive;

import java.io.IOException;

/** More bytes came than the settings allow; nothing of them is kept. */
public final class FileTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileTooLargeException(long most) {
    super("more than " + most + " bytes");
  }
}
