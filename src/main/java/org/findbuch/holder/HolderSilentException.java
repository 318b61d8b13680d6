package org.findbuch.holder;

import java.net.ConnectException;

/** Something holds the folder, but does not say who it is. */
public final class HolderSilentException extends ConnectException {
  public HolderSilentException(String folder) {
    super(folder);
  }
}
