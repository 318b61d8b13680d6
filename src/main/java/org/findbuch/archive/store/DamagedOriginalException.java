package org.findbuch.archive.store;

import java.io.IOException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Original;

/**
 * The stored bytes of an original, or of the inventory that lists it, are not the ones that were
 * stored; they are given to nobody, and nothing is built upon them.
 */
public final class DamagedOriginalException extends IOException {
  private final String name;

  public DamagedOriginalException(DocumentId id, Original original, String detail) {
    super("original " + original.number() + ", " + original.name() + ", of " + id + ": " + detail);
    this.name = original.name();
  }

  /** The inventory of an object. */
  public DamagedOriginalException(String name, String detail) {
    super(name + ": " + detail);
    this.name = name;
  }

  /** The file's name. */
  public String name() {
    return name;
  }
}
