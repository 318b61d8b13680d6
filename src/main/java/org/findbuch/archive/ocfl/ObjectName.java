package org.findbuch.archive.ocfl;

import java.nio.file.Path;
import java.util.Optional;
import org.findbuch.archive.store.Item;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;

/**
 * The identifier of an object: {@code urn:findbuch:document:k3v9x0c2m7qd}.
 *
 * @param document whether it is of a document, else of a collection
 */
record ObjectName(boolean document, String id) {
  private static final String DOCUMENT = "urn:findbuch:document:";
  private static final String COLLECTION = "urn:findbuch:collection:";

  static ObjectName of(Item item) {
    return new ObjectName(item instanceof Item.OfDocument, item.id());
  }

  static ObjectName of(DocumentId id) {
    return new ObjectName(true, id.value());
  }

  static ObjectName of(CollectionId id) {
    return new ObjectName(false, id.value());
  }

  static Optional<ObjectName> parse(String urn) {
    if (urn.startsWith(DOCUMENT)) {
      return DocumentId.parse(urn.substring(DOCUMENT.length())).map(ObjectName::of);
    }
    return urn.startsWith(COLLECTION)
        ? CollectionId.parse(urn.substring(COLLECTION.length())).map(ObjectName::of)
        : Optional.empty();
  }

  /** The name of the object that lies in a folder. */
  static Optional<ObjectName> encoded(Path folder) {
    return parse(String.valueOf(folder.getFileName()).replace("%3a", ":"));
  }

  String urn() {
    return (document ? DOCUMENT : COLLECTION) + id;
  }
}
