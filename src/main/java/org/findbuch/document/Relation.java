package org.findbuch.document;

/** One document's pointer to another document or to a collection, by its id. */
public record Relation(RelationType type, String target) {
  public Relation {
    if (DocumentId.parse(target).isEmpty() && CollectionId.parse(target).isEmpty()) {
      throw new IllegalArgumentException(
          "relation target \"" + target + "\", expected the id of a document or a collection");
    }
  }
}
