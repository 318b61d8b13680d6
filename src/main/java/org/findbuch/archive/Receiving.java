package org.findbuch.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.fixity.Fixity;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.FileName;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.document.State;

/** Files coming in: the same bytes are kept once, whoever brings them, and how many at a time. */
record Receiving(Catalogue catalogue, Changes changes, Locks locks, Fixity fixity, Clock clock) {
  Receipt receive(Spooled spooled, Arrival arrival, String who) throws IOException {
    if (arrival.release().publication().leavesTombstone()) {
      throw new IllegalArgumentException("a file cannot arrive as " + arrival.release());
    }
    Sha256 sha256 = spooled.sha256();
    DocumentId shortest = DocumentId.of(sha256, DocumentId.SHORTEST);
    try (spooled) {
      try (var _ = locks.hold(shortest.value(), sha256.hex())) {
        changes.settleEarlier(shortest.value());
        if (catalogue.holder(sha256).isEmpty()) {
          requireCollection(arrival.metadata());
          Document document = first(idFor(sha256), spooled, arrival);
          changes.make(
              new Item.OfDocument(document), true, new Changes.By(who, "add"), spooled.file());
          return stored(document);
        }
      }
      return known(spooled);
    }
  }

  Receipt receiveVersion(DocumentId id, Spooled spooled, Arrival arrival, String who)
      throws IOException {
    Sha256 sha256 = spooled.sha256();
    String shortest = DocumentId.of(sha256, DocumentId.SHORTEST).value();
    try (spooled) {
      try (var _ = locks.hold(id.value(), shortest, sha256.hex())) {
        changes.settleEarlier(id.value());
        changes.settleEarlier(shortest);
        Document before = found(id).document();
        if (catalogue.holder(sha256).isEmpty()) {
          if (before.publication().leavesTombstone()) {
            throw new PublicationException(id, before.publication(), before.publication());
          }
          Document after = next(before, spooled, arrival);
          changes.make(
              new Item.OfDocument(after),
              false,
              new Changes.By(who, "add-version"),
              spooled.file());
          return stored(after);
        }
      }
      return known(spooled);
    }
  }

  private Receipt stored(Document document) throws IOException {
    fixity.received(document.id(), document.newest());
    return new Receipt.Stored(found(document.id()));
  }

  private Document first(DocumentId id, Spooled spooled, Arrival arrival) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Original original = original(1, spooled, arrival, now);
    return new Document(
        id,
        1,
        arrival.release().publication(),
        arrival.metadata(),
        List.of(original),
        now,
        now,
        null,
        arrival.release().until());
  }

  private Document next(Document before, Spooled spooled, Arrival arrival) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Original> originals = new ArrayList<>(before.originals());
    originals.add(original(before.newest().number() + 1, spooled, arrival, now));
    return new Document(
        before.id(),
        before.version() + 1,
        before.publication(),
        before.metadata(),
        originals,
        before.added(),
        now,
        null,
        before.embargoUntil());
  }

  private static Original original(int number, Spooled spooled, Arrival arrival, Instant now) {
    String name = FileName.safe(arrival.name());
    return new Original(
        number,
        name,
        arrival.format(),
        spooled.bytes(),
        spooled.sha256(),
        now,
        FileName.folder(arrival.name()));
  }

  /** Bytes that are here already; where those are damaged, the new ones take their place. */
  private Receipt known(Spooled spooled) throws IOException {
    Holding holding = catalogue.holder(spooled.sha256()).orElseThrow();
    try (var _ = locks.hold(holding.id().value())) {
      Holding now = found(holding.id());
      if (now.publication() == Publication.ERASED) {
        return new Receipt.Erased(now);
      }
      Original original =
          now.document().originals().stream()
              .filter(each -> each.sha256().equals(spooled.sha256()))
              .findFirst()
              .orElseThrow();
      boolean healed = fixity.heal(now.id(), original, spooled.file());
      if (healed && now.state() == State.UNREADABLE) {
        catalogue.redo(new Lane(Lane.TEXT, 1), List.of(now.id()));
      }
      return new Receipt.AlreadyThere(now, healed);
    }
  }

  /** The shortest id that no other document has. */
  private DocumentId idFor(Sha256 sha256) throws IOException {
    int length = DocumentId.SHORTEST;
    while (catalogue.find(DocumentId.of(sha256, length)).isPresent()) {
      length++;
    }
    return DocumentId.of(sha256, length);
  }

  private void requireCollection(Metadata metadata) throws IOException {
    var collection = metadata.collection();
    if (collection != null && isNone(collection)) {
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
