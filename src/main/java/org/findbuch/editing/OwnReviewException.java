package org.findbuch.editing;

import org.findbuch.document.DocumentId;

/** Whoever asked for a review cannot be the one who agrees; nothing has happened. */
public final class OwnReviewException extends RuntimeException {
  OwnReviewException(DocumentId id, String who) {
    super("%s asked for a review of %s; somebody else publishes it".formatted(who, id));
  }
}
