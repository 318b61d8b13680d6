package org.findbuch.archive.store;

import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;

/** What the archive keeps an object of. */
public sealed interface Item {
  record OfDocument(Document document) implements Item {}

  record OfCollection(Collection collection) implements Item {}

  /** Its id; a document and a collection may have the same. */
  default String id() {
    return switch (this) {
      case OfDocument(var document) -> document.id().value();
      case OfCollection(var collection) -> collection.id().value();
    };
  }

  /** Its name among all items. */
  default String key() {
    return this instanceof OfCollection(var collection) ? key(collection.id()) : id();
  }

  /** No document is called so. */
  static String key(CollectionId id) {
    return "collection/" + id;
  }
}
