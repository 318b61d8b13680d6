package org.findbuch.archive.store;

import org.findbuch.document.Publication;

/**
 * A change that has begun: what the object will hold when it is done. Stands in the catalogue until
 * object and row agree; what a crash left is settled when the archive is opened.
 *
 * @param change who makes it
 * @param isNew whether there is no object yet, so that a broken one is nobody's
 */
public record Intent(Item item, Change change, boolean isNew) {
  /** Whether nothing but a tombstone is to stay. */
  public boolean erases() {
    return item instanceof Item.OfDocument(var document)
        && document.publication() == Publication.ERASED;
  }
}
