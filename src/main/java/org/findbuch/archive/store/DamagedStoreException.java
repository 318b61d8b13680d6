package org.findbuch.archive.store;

import java.io.IOException;

/** The file of a store is damaged. */
public final class DamagedStoreException extends IOException {
  private static final long serialVersionUID = 1L;
  private final String file;

  public DamagedStoreException(String file, String detail) {
    super(file + ": " + detail);
    this.file = file;
  }

  /** Its name. */
  public String file() {
    return file;
  }
}
