package org.findbuch.archive.store;

import java.io.IOException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;

/** The stored bytes of an original are not the ones that came in; they are given to nobody. */
public final class DamagedOriginalException extends IOException {
  private final String name;

  public DamagedOriginalException(DocumentId id, Original original, String detail) {
    super("original " + original.number() + ", " + original.name() + ", of " + id + ": " + detail);
    this.name = original.name();
  }

  /** The file's name. */
  public String name() {
    return name;
  }
}
