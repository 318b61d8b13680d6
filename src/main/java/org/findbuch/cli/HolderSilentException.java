package org.findbuch.cli;

import java.io.IOException;

/** Something holds the folder, but does not say who it is. */
public final class HolderSilentException extends IOException {
  private static final long serialVersionUID = 1L;

  public HolderSilentException(String folder) {
    super(folder);
  }
}
