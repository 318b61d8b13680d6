package org.findbuch.editing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;

/**
 * Merges collections. Documents are moved first, so that the old collection shows whatever has not
 * been moved as long as it is one: a process killed on the way leaves two collections that can be
 * merged again.
 */
record Merging(Archive archive) {

  Collection merge(CollectionId from, CollectionId into, String who) throws IOException {
    archive.collections().requireMergeable(from, into);
    move(all(DocumentFilter.all(Access.STAFF), from), from, into, who);
    archive.collections().merge(from, into, who);
    // What came into it meanwhile.
    move(all(in(from), from), from, into, who);
    return archive.collections().follow(into).orElseThrow();
  }

  /** Moves what a killed process has left in collections that are merged. */
  void catchUp() throws IOException {
    for (Collection merged : archive.collections().merged()) {
      Optional<Collection> into = archive.collections().follow(merged.id());
      if (into.isPresent()) {
        CollectionId target = into.get().id();
        move(all(in(merged.id()), merged.id()), merged.id(), target, Actor.SYSTEM.name());
      }
    }
  }

  private void move(List<DocumentId> documents, CollectionId from, CollectionId into, String who)
      throws IOException {
    for (DocumentId id : documents) {
      archive.revise(id, Revisions.merged(from, into), who);
    }
  }

  /** Those of the filter that lie in a collection or point to it. */
  private List<DocumentId> all(DocumentFilter filter, CollectionId id) throws IOException {
    List<DocumentId> found = new ArrayList<>();
    archive.each(
        filter,
        holding -> {
          if (concerns(holding, id)) {
            found.add(holding.id());
          }
        });
    return found;
  }

  private static boolean concerns(Holding holding, CollectionId id) {
    Metadata said = holding.document().metadata();
    return holding.publication() != Publication.ERASED
        && (id.equals(said.collection()) || said.pointsAt(id));
  }

  private static DocumentFilter in(CollectionId id) {
    return new DocumentFilter(Access.STAFF, null, null, id);
  }
}
