package org.findbuch.editing;

import org.findbuch.document.AgendaItem;
import org.findbuch.document.DocumentId;

/** A line of an agenda names a document that the archive does not have; nothing has happened. */
public final class AgendaDocumentException extends RuntimeException {
  private final AgendaItem line;
  private final DocumentId document;

  AgendaDocumentException(AgendaItem line, DocumentId document) {
    super("the agenda names " + document + ", which is not in the archive: " + line);
    this.line = line;
    this.document = document;
  }

  /** The line as one would type it. */
  public String line() {
    return line.toString();
  }

  public DocumentId document() {
    return document;
  }
}
