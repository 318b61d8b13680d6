package org.findbuch.archive;

import org.findbuch.document.DocumentId;

/** There is no document of this id. */
public final class UnknownDocumentException extends RuntimeException {
  private final DocumentId id;

  public UnknownDocumentException(DocumentId id) {
    super("no document " + id);
    this.id = id;
  }

  public DocumentId id() {
    return id;
  }
}
