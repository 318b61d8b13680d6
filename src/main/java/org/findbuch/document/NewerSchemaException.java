package org.findbuch.document;

import java.io.IOException;

/** Something was written by a newer version of the program than this one. */
public final class NewerSchemaException extends IOException {
  public NewerSchemaException(String what, int found, int known) {
    super(
        "%s has schema version %d, this program knows up to %d: use the newer program that wrote it"
            .formatted(what, found, known));
  }
}
