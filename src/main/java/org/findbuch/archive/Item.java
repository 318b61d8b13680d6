package org.findbuch.archive;

import org.findbuch.document.Collection;
import org.findbuch.document.Document;

/** What the archive keeps an object of. */
public sealed interface Item {
  /** Its id; a document and a collection may have the same. */
  String id();

  /** Its name among all items. */
  String key();

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
      return Collections.key(collection.id());
    }
  }
}
