package org.findbuch.holder;

import java.net.ConnectException;

/** Something holds the folder, but does not say who it is. */
public final class HolderSilentException extends ConnectException {
  private static final long serialVersionUID = 1L;

  public HolderSilentException(String folder) {
    super(folder);
  }
}
