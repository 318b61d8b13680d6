package org.findbuch.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;

/** The tree of collections. */
@SuppressWarnings("DoNotCallSuggester")
public final class Collections {
  private final Catalogue catalogue;

  Collections(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** All of them, by title. */
  public List<Collection> all() throws IOException {
    return catalogue.collections();
  }

  public Optional<Collection> find(CollectionId id) throws IOException {
    return catalogue.collection(id);
  }

  /** The collection and its parents, from the root down; empty when there is none. */
  public List<Collection> path(CollectionId id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a collection.
   *
   * @throws CollectionException when there is one of this id, or no such parent
   */
  public void add(Collection collection) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Changes a collection; all documents below it go through the index again.
   *
   * @throws CollectionException when there is none, no such parent, or it would be its own ancestor
   */
  public void replace(Collection collection) throws IOException {
    throw new UnsupportedOperationException();
  }
}
