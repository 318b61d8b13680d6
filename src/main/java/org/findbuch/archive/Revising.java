package org.findbuch.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;

/** Changes of what is said about a document and of who may see it. */
record Revising(Catalogue catalogue, Changes changes, Locks locks, Clock clock) {
  /** Takes a document from one version to the next. */
  Holding revise(DocumentId id, Revision revision, String who) throws IOException {
    try (var _ = locks.hold(id.value())) {
      changes.settleEarlier(id.value());
      Holding holding = found(id);
      Document before = holding.document();
      Document after = revision.of(before, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      if (after.equals(before)) {
        return holding;
      }
      requireNext(before, after);
      requireCollection(before, after);
      changes.make(
          new Item.OfDocument(after),
          false,
          new Changes.By(who, revision.act(before, after)),
          null);
      return found(id);
    }
  }

  private static void requireNext(Document before, Document after) {
    if (!after.id().equals(before.id())
        || after.version() != before.version() + 1
        || !after.originals().equals(before.originals())) {
      throw new IllegalArgumentException("no next version of " + before.id() + ": " + after);
    }
  }

  private void requireCollection(Document before, Document after) throws IOException {
    CollectionId collection = after.metadata().collection();
    if (collection != null
        && !collection.equals(before.metadata().collection())
        && isNone(collection)) {
      throw new CollectionException(CollectionException.Reason.UNKNOWN, collection);
    }
  }

  private boolean isNone(CollectionId id) throws IOException {
    return catalogue.collection(id).filter(Collection::stands).isEmpty();
  }

  private Holding found(DocumentId id) throws IOException {
    return catalogue.find(id).orElseThrow(() -> new UnknownDocumentException(id));
  }
}
