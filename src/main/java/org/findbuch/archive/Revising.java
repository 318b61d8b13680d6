package org.findbuch.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Tombstone;
import org.jspecify.annotations.Nullable;

/** Changes of what is said about a document and of who may see it. */
final class Revising {
  private final Catalogue catalogue;
  private final Changes changes;
  private final Locks locks;
  private final Clock clock;

  Revising(Catalogue catalogue, Changes changes, Locks locks, Clock clock) {
    this.catalogue = catalogue;
    this.changes = changes;
    this.locks = locks;
    this.clock = clock;
  }

  Holding edit(DocumentId id, long expectedVersion, Metadata metadata) throws IOException {
    return change(
        id,
        before -> {
          if (before.version() != expectedVersion) {
            throw new EditConflictException(id, expectedVersion, before.version());
          }
          if (before.publication() == Publication.ERASED) {
            throw new PublicationException(id, Publication.ERASED, Publication.ERASED);
          }
          return metadata.equals(before.metadata())
              ? before
              : after(before, before.publication(), metadata, before.tombstone());
        },
        metadata);
  }

  Holding publish(DocumentId id, Publication to) throws IOException {
    return change(
        id,
        before -> {
          if (before.publication().leavesTombstone() || to.leavesTombstone()) {
            throw new PublicationException(id, before.publication(), to);
          }
          return before.publication() == to ? before : after(before, to, before.metadata(), null);
        },
        null);
  }

  Holding withdraw(DocumentId id, String reason) throws IOException {
    return change(
        id,
        before -> {
          if (before.publication() == Publication.ERASED) {
            throw new PublicationException(id, Publication.ERASED, Publication.WITHDRAWN);
          }
          return before.publication() == Publication.WITHDRAWN
              ? before
              : after(before, Publication.WITHDRAWN, before.metadata(), tombstone(before, reason));
        },
        null);
  }

  Holding restore(DocumentId id) throws IOException {
    return change(
        id,
        before -> {
          if (before.publication() != Publication.WITHDRAWN) {
            throw new PublicationException(id, before.publication(), Publication.DRAFT);
          }
          return after(before, Publication.DRAFT, before.metadata(), null);
        },
        null);
  }

  Holding erase(DocumentId id, String reason) throws IOException {
    return change(
        id,
        before ->
            before.publication() == Publication.ERASED
                ? before
                : after(
                    before,
                    Publication.ERASED,
                    onlyTheLabel(before.metadata()),
                    tombstone(before, reason)),
        null);
  }

  private Tombstone tombstone(Document before, String reason) {
    Tombstone earlier = before.tombstone();
    boolean shown = earlier == null ? before.publication().isPublic() : earlier.shown();
    return new Tombstone(now(), reason, shown);
  }

  /**
   * Takes a document from one version to the next.
   *
   * @param after gives the same document back when there is nothing to do
   * @param metadata whose collection has to exist
   */
  private Holding change(DocumentId id, UnaryOperator<Document> after, @Nullable Metadata metadata)
      throws IOException {
    try (var _ = locks.hold(id.value())) {
      changes.settleEarlier(id.value());
      Holding holding = found(id);
      Document changed = after.apply(holding.document());
      if (changed.equals(holding.document())) {
        return holding;
      }
      if (metadata != null) {
        requireCollection(metadata);
      }
      changes.make(new Intent(new Item.OfDocument(changed), false), null, "edit");
      return found(id);
    }
  }

  private Document after(
      Document before, Publication publication, Metadata metadata, @Nullable Tombstone tombstone) {
    return new Document(
        before.id(),
        before.version() + 1,
        publication,
        metadata,
        before.originals(),
        before.added(),
        now(),
        tombstone);
  }

  /** What a tombstone still says: a description could repeat what was to be erased. */
  private static Metadata onlyTheLabel(Metadata metadata) {
    return new Metadata.Builder()
        .title(metadata.title())
        .kind(metadata.kind())
        .date(metadata.date())
        .collection(metadata.collection())
        .build();
  }

  private void requireCollection(Metadata metadata) throws IOException {
    var collection = metadata.collection();
    if (collection != null && catalogue.collection(collection).isEmpty()) {
      throw new CollectionException(CollectionException.Reason.UNKNOWN, collection);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Holding found(DocumentId id) throws IOException {
    return catalogue.find(id).orElseThrow(() -> new UnknownDocumentException(id));
  }
}
