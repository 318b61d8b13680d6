package org.findbuch.document;

import java.io.IOException;

/** Something was written by a newer version of the program than this one. */
public final class NewerSchemaException extends IOException {
  public NewerSchemaException(String what, int found, int known) {
    super(
        what
            + " has schema version "
            + found
            + ", this program knows up to "
            + known
            + ": use the newer program that wrote it");
  }
}
