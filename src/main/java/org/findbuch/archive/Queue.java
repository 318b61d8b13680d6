package org.findbuch.archive;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;

/**
 * The catalogue seen as work to do: what waits in which lane, and what the index has not seen.
 * Every method may be repeated.
 */
public final class Queue {
  private final Catalogue catalogue;
  private final Texts texts;
  private final Locks locks;
  private final Steps steps;

  Queue(Catalogue catalogue, Texts texts, Locks locks, Steps steps) {
    this.catalogue = catalogue;
    this.texts = texts;
    this.locks = locks;
    this.steps = steps;
  }

  /** Documents whose newest file waits in a lane, oldest first. */
  public List<Holding> next(Lane lane, int most, Set<DocumentId> except) throws IOException {
    return catalogue.next(lane, most, except);
  }

  /**
   * Begins to write the text of an original, or goes on with what a process that was killed has
   * left of it; what another version of the lane has left is thrown away.
   *
   * @throws IOException when the document was erased meanwhile; a writer that is open at that
   *     moment throws it at its next call, so that no text comes back after its erasure
   */
  public TextWriter write(Original original, Lane lane) throws IOException {
    Optional<Holding> holder = catalogue.holder(original.sha256());
    if (holder.isPresent()) {
      try (Held _ = locks.hold(holder.get().id().value())) {
        if (isKept(holder.get().id())) {
          return new TextWriter(texts, steps, texts.begin(original.sha256(), lane.version()));
        }
      }
    }
    throw new IOException(original.name() + " is no document's file any more");
  }

  /** Whether a document has these bytes. */
  public boolean isKept(Sha256 file) throws IOException {
    return catalogue.holder(file).filter(h -> h.publication() != Publication.ERASED).isPresent();
  }

  private boolean isKept(DocumentId id) throws IOException {
    return catalogue.find(id).filter(h -> h.publication() != Publication.ERASED).isPresent();
  }

  /**
   * The reading of an original is finished: the document gets what came of it and a new stamp, and
   * waits in other lanes from the same moment.
   *
   * @param later those lanes, by how much of it could be read
   * @return false when a newer file has come meanwhile, or the document was erased
   */
  public boolean read(DocumentId id, Original original, Function<Coverage, List<Lane>> later)
      throws IOException {
    Reading reading =
        texts
            .reading(original.sha256())
            .orElseThrow(
                () -> new IllegalStateException("no finished reading of " + original.sha256()));
    List<Lane> lanes = later.apply(reading.coverage());
    boolean taken = catalogue.read(id, original.sha256(), reading, lanes);
    steps.at("queue.read");
    return taken;
  }

  /** Pages of an original whose text is still to be recognised. */
  public List<Integer> unrecognised(Original original, Lane lane) throws IOException {
    return texts.unrecognised(original.sha256(), lane.version());
  }

  /** Whether text is still to be recognised on the pages of a document. */
  public boolean isUnrecognised(DocumentId id) throws IOException {
    return catalogue.isUnrecognised(id);
  }

  /**
   * Keeps a page that was recognised; {@link #recounted} lets the search see it.
   *
   * @return false when the document was erased
   */
  public boolean recognised(Original original, Lane lane, Page page) throws IOException {
    boolean kept = texts.recognise(original.sha256(), lane.version(), page);
    steps.at("text.recognised");
    return kept;
  }

  /** What is found in an original is something else now; {@link #recounted} lets it be seen. */
  public void found(Original original, Found found) throws IOException {
    texts.found(original.sha256(), found);
  }

  /**
   * The pages of an original have changed: the document gets their states and a new stamp.
   *
   * @return false when a newer file has come meanwhile, or the document was erased
   */
  public boolean recounted(DocumentId id, Original original) throws IOException {
    Optional<Reading> reading = texts.reading(original.sha256());
    return reading.isPresent() && catalogue.recount(id, original.sha256(), reading.get());
  }

  /**
   * The work of a lane on an original is done.
   *
   * @return false when a newer file has come meanwhile
   */
  public boolean done(Lane lane, DocumentId id, Original original) throws IOException {
    return catalogue.done(lane, id, original.sha256());
  }

  /**
   * Documents whose newest change the index has not seen, oldest change first. Withdrawn and erased
   * ones are among them: they are to be moved or removed.
   */
  public List<Holding> unindexed(int most) throws IOException {
    return catalogue.unindexed(most);
  }

  /** Those of them that are still to be read, or have changed and the index has not seen it. */
  public Set<DocumentId> waiting(Collection<DocumentId> ids) throws IOException {
    return catalogue.waiting(ids);
  }

  /**
   * The index has durably seen each document in the state of its stamp. Those that still have this
   * stamp are done: searchable or unreadable.
   */
  public void indexed(Map<DocumentId, Long> stamps) throws IOException {
    catalogue.indexed(stamps);
    steps.at("queue.indexed");
  }

  /** Has documents wait in a lane in which they never were. */
  public void await(Lane lane, Collection<DocumentId> ids) throws IOException {
    catalogue.await(lane, ids);
  }

  /** Has the work of a lane done again; until then what it came to stays as it is. */
  public void redo(Lane lane, Collection<DocumentId> ids) throws IOException {
    catalogue.redo(lane, ids);
  }

  /** As {@link #redo}, for all that an older version of the lane has done. */
  public long redoOlder(Lane lane) throws IOException {
    return catalogue.redoOlder(lane);
  }

  /**
   * Has a document read again, and text recognised again on pages on which that failed; until then
   * what is known of it stays as it is.
   *
   * @param text the lane that reads
   */
  public void reread(Lane text, Holding holding) throws IOException {
    texts.recogniseAgain(holding.document().newest().sha256());
    redo(text, List.of(holding.id()));
  }
}
