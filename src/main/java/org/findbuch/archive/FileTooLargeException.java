package org.findbuch.archive;

import java.io.IOException;

/** More bytes came than the settings allow; nothing of them is kept. */
public final class FileTooLargeException extends IOException {
  public FileTooLargeException(long most) {
    super("more than " + most + " bytes");
  }
}
