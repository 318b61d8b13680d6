package org.findbuch.archive.store;

import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;

/** What the archive keeps an object of. */
public sealed interface Item {
  /** Its id; a document and a collection may have the same. */
  String id();

  /** Its name among all items. */
  String key();

  /** No document is called so. */
  static String key(CollectionId id) {
    return "collection/" + id;
  }

  record OfDocument(Document document) implements Item {
    @Override
    public String id() {
      return document.id().value();
    }

    @Override
    public String key() {
      return id();
    }
  }

  record OfCollection(Collection collection) implements Item {
    @Override
    public String id() {
      return collection.id().value();
    }

    @Override
    public String key() {
      return Item.key(collection.id());
    }
  }
}
