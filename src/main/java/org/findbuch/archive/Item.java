package org.findbuch.archive;

import org.findbuch.document.Collection;
import org.findbuch.document.Document;

/** What the archive keeps an object of. */
public sealed interface Item {
  /** Its id; a document and a collection may have the same. */
  String id();

  record OfDocument(Document document) implements Item {
    @Override
    public String id() {
      return document.id().value();
    }
  }

  record OfCollection(Collection collection) implements Item {
    @Override
    public String id() {
      return collection.id().value();
    }
  }
}
