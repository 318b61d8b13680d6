package org.findbuch.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.findbuch.archive.EditConflictException;
import org.findbuch.archive.PublicationException;
import org.findbuch.archive.Revision;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.Relation;
import org.findbuch.document.Release;
import org.findbuch.document.Tombstone;
import org.jspecify.annotations.Nullable;

/** What each operation makes of a document; the same document where there is nothing to do. */
final class Revisions {
  private Revisions() {}

  private record Operated(Operation operation, BiFunction<Document, Instant, Document> next)
      implements Revision {
    @Override
    public String act(Document before, Document after) {
      return operation.code();
    }

    @Override
    public Document of(Document before, Instant now) {
      return next.apply(before, now);
    }
  }

  /** New metadata, and a new release where one is said; the change is called by the weightier. */
  record Edited(long expected, Metadata metadata, @Nullable Release release) implements Revision {
    @Override
    public String act(Document before, Document after) {
      boolean released = !before.release().equals(after.release());
      return (released ? Operation.PUBLISH : Operation.EDIT).code();
    }

    @Override
    public Document of(Document before, Instant now) {
      if (before.version() != expected) {
        throw new EditConflictException(before.id(), expected, before.version());
      }
      if (before.publication() == Publication.ERASED) {
        throw new PublicationException(before.id(), Publication.ERASED, Publication.ERASED);
      }
      if (release == null) {
        return next(before, before.release(), metadata, before.tombstone(), now);
      }
      require(before, Operation.PUBLISH, release.publication());
      return next(before, release, metadata, null, now);
    }
  }

  static Revision publish(Release to) {
    return new Operated(
        Operation.PUBLISH,
        (before, now) -> {
          require(before, Operation.PUBLISH, to.publication());
          return next(before, to, before.metadata(), null, now);
        });
  }

  /** An embargo that somebody has prolonged or ended meanwhile is left alone. */
  static Revision endEmbargo(LocalDate today) {
    return new Operated(
        Operation.PUBLISH,
        (before, now) -> {
          LocalDate until = before.embargoUntil();
          return until == null || until.isAfter(today)
              ? before
              : next(before, Release.of(Publication.PUBLISHED), before.metadata(), null, now);
        });
  }

  static Revision withdraw(String reason, boolean named, PublicPast past) {
    return takenBack(
        Operation.WITHDRAW, Publication.WITHDRAWN, reason, named, past, UnaryOperator.identity());
  }

  static Revision erase(String reason, PublicPast past) {
    return takenBack(
        Operation.ERASE, Publication.ERASED, reason, false, past, Revisions::onlyTheLabel);
  }

  private static Revision takenBack(
      Operation operation,
      Publication to,
      String reason,
      boolean named,
      PublicPast past,
      UnaryOperator<Metadata> kept) {
    return new Operated(
        operation,
        (before, now) -> {
          require(before, operation, to);
          return next(
              before,
              Release.of(to),
              kept.apply(before.metadata()),
              tombstone(before, to, reason, named, past, now),
              now);
        });
  }

  static Revision restore() {
    return new Operated(
        Operation.RESTORE,
        (before, now) -> {
          require(before, Operation.RESTORE, Publication.DRAFT);
          return next(before, Release.of(Publication.DRAFT), before.metadata(), null, now);
        });
  }

  /**
   * What lies in a collection or points to it goes on to the one that it is merged into. Of what
   * was erased nothing is written any more; its collection is followed where it is read.
   */
  static Revision merged(CollectionId from, CollectionId into) {
    return new Operated(
        Operation.EDIT,
        (before, now) -> {
          if (before.publication() == Publication.ERASED) {
            return before;
          }
          Metadata said = before.metadata();
          Metadata.Builder next = said.with();
          if (from.equals(said.collection())) {
            next.collection(into);
          }
          next.relations(
              said.relations().stream()
                  .map(
                      each ->
                          each.target().equals(from.value())
                              ? new Relation(each.type(), into.value())
                              : each)
                  .distinct()
                  .toList());
          return next(before, before.release(), next.build(), before.tombstone(), now);
        });
  }

  private static void require(Document before, Operation operation, Publication to) {
    Transitions.require(before.id(), operation, before.publication(), to);
  }

  /** What was taken back so already is not taken back later because its reason is put right. */
  private static Tombstone tombstone(
      Document before, Publication to, String reason, boolean named, PublicPast past, Instant now) {
    Tombstone earlier = before.tombstone();
    if (earlier == null) {
      return new Tombstone(now, reason, wasPublic(past, before), named);
    }
    return new Tombstone(
        before.publication() == to ? earlier.since() : now, reason, earlier.shown(), named);
  }

  private static boolean wasPublic(PublicPast past, Document document) {
    try {
      return past.holds(document);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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

  private static Document next(
      Document before,
      Release release,
      Metadata metadata,
      @Nullable Tombstone tombstone,
      Instant now) {
    if (release.equals(before.release())
        && metadata.equals(before.metadata())
        && Objects.equals(tombstone, before.tombstone())) {
      return before;
    }
    return new Document(
        before.id(),
        before.version() + 1,
        release.publication(),
        metadata,
        before.originals(),
        before.added(),
        now,
        tombstone,
        release.until());
  }
}
