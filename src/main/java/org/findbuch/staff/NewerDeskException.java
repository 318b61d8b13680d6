package org.findbuch.staff;

import java.io.IOException;

/** The desk was written by a newer version of the program than this one. */
public final class NewerDeskException extends IOException {
  private static final long serialVersionUID = 1L;

  public NewerDeskException(String file, int found, int known) {
    super(
        file
            + " has schema version "
            + found
            + ", this program knows up to "
            + known
            + ": use the newer program that wrote it");
  }
}
