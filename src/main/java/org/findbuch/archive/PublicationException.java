package org.findbuch.archive;

import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;

/** A document in this publication state cannot be brought to that one. */
public final class PublicationException extends RuntimeException {
  private final Publication from;
  private final Publication to;

  public PublicationException(DocumentId id, Publication from, Publication to) {
    super("document " + id + " is " + from.code() + " and cannot become " + to.code());
    this.from = from;
    this.to = to;
  }

  public Publication from() {
    return from;
  }

  public Publication to() {
    return to;
  }
}
