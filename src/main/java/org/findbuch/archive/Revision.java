package org.findbuch.archive;

import java.time.Instant;
import org.findbuch.document.Document;

/** What a document becomes; it refuses by an exception, and nothing has happened then. */
public interface Revision {
  /** The word for it in the change, such as {@code publish}. */
  String act(Document before, Document after);

  /** The next version, or the same document when there is nothing to do. */
  Document of(Document before, Instant now);
}
