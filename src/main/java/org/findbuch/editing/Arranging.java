package org.findbuch.editing;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Collections;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.ingest.Ingestor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of the door that collections go through: made, changed, merged and taken away, each by
 * whoever may, with a change row and an audit line.
 *
 * <p>Every method throws {@link ForbiddenException} when the actor's role does not suffice, and
 * {@link org.findbuch.archive.CollectionException} for what does not exist or cannot be.
 */
public final class Arranging {
  private static final Logger LOG = LoggerFactory.getLogger(Arranging.class);

  private final Archive archive;
  private final Ingestor ingestor;
  private final AuditTrail trail;
  private final Merging merging;

  Arranging(Archive archive, Ingestor ingestor, AuditTrail trail) {
    this.archive = archive;
    this.ingestor = ingestor;
    this.trail = trail;
    this.merging = new Merging(archive);
  }

  /** What was merged while the program was killed is merged wholly. */
  void catchUp() {
    try {
      merging.catchUp();
    } catch (IOException | RuntimeException failed) {
      LOG.error("documents of merged collections are moved later", failed);
    }
  }

  /**
   * Adds a collection.
   *
   * @throws AgendaDocumentException when its agenda names a document that is not there
   */
  public void add(Actor actor, Collection collection) throws IOException {
    actor.require(Operation.ADD_COLLECTION);
    requireDocuments(List.of(), collection.agenda());
    archive.collections().add(collection, actor.name());
    trail.tryToFollow();
  }

  /**
   * Changes a collection.
   *
   * @param edit gets it as it is; nobody else changes it until it is done
   * @throws AgendaDocumentException when its agenda names a document anew that is not there
   */
  public Collection edit(Actor actor, CollectionId id, Collections.Edit edit) throws IOException {
    actor.require(Operation.EDIT_COLLECTION);
    Collection after =
        archive
            .collections()
            .replace(
                id,
                before -> {
                  Collection edited = edit.of(before);
                  requireDocuments(before.agenda(), edited.agenda());
                  return edited;
                },
                actor.name());
    ingestor.wake();
    trail.tryToFollow();
    return after;
  }

  /** What was named before stays, even if it has been erased meanwhile. */
  private void requireDocuments(List<AgendaItem> before, List<AgendaItem> after)
      throws IOException {
    Set<DocumentId> named = documents(after);
    named.removeAll(documents(before));
    Map<DocumentId, Holding> known = named.isEmpty() ? Map.of() : archive.find(named);
    for (AgendaItem line : after) {
      for (DocumentId id : line.documents()) {
        Holding holding = known.get(id);
        if (named.contains(id)
            && (holding == null || holding.publication() == Publication.ERASED)) {
          throw new AgendaDocumentException(line, id);
        }
      }
    }
  }

  private static Set<DocumentId> documents(List<AgendaItem> agenda) {
    Set<DocumentId> documents = new HashSet<>();
    agenda.forEach(line -> documents.addAll(line.documents()));
    return documents;
  }

  /**
   * Merges a collection into another, for ever: documents, collections below it and what points to
   * it go there, and its address leads there.
   */
  public Collection merge(Actor actor, CollectionId from, CollectionId into) throws IOException {
    actor.require(Operation.MERGE_COLLECTION);
    try {
      return merging.merge(from, into, actor.name());
    } finally {
      ingestor.wake();
      trail.tryToFollow();
    }
  }

  /**
   * Takes an empty collection away; one of its id can be made again.
   *
   * @throws org.findbuch.archive.CollectionException when something is in it or points at it
   */
  public void remove(Actor actor, CollectionId id) throws IOException {
    actor.require(Operation.REMOVE_COLLECTION);
    archive.collections().remove(id, actor.name());
    trail.tryToFollow();
  }
}
