package org.findbuch.inbox;

import java.nio.file.Path;
import org.findbuch.document.Publication;

/**
 * A folder whose files the service takes in by itself.
 *
 * @param publication what they become: drafts, or published at once
 */
public record InboxOrder(Path folder, Publication publication) {
  public InboxOrder {
    if (publication != Publication.DRAFT && publication != Publication.PUBLISHED) {
      throw new IllegalArgumentException("files from a folder cannot become " + publication);
    }
  }
}
