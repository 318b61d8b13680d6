package org.findbuch.editing;

import java.io.IOException;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Collections;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
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

  public void add(Actor actor, Collection collection) throws IOException {
    actor.require(Operation.ADD_COLLECTION);
    archive.collections().add(collection, actor.name());
    trail.tryToFollow();
  }

  /**
   * Changes a collection.
   *
   * @param edit gets it as it is; nobody else changes it until it is done
   */
  public Collection edit(Actor actor, CollectionId id, Collections.Edit edit) throws IOException {
    actor.require(Operation.EDIT_COLLECTION);
    Collection after = archive.collections().replace(id, edit, actor.name());
    ingestor.wake();
    trail.tryToFollow();
    return after;
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
