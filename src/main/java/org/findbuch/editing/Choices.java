package org.findbuch.editing;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.archive.UnknownDocumentException;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Metadata;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about an added file whose bytes or text the archive has already. The same
 * bytes are kept once, so a decision is a change of the document that has them.
 */
public record Choices(Archive archive, Editing editing, Clock clock) {

  /** Leaves everything as it is. */
  public BatchFile leave(Additions additions, BatchFile file) throws IOException {
    return keep(additions, file, Choice.LEAVE);
  }

  /**
   * Says that the document of a file is the new version of another one.
   *
   * @throws UnknownDocumentException when there is no such other one
   */
  public BatchFile version(
      Actor actor, Additions additions, BatchFile file, DocumentId id, DocumentId of)
      throws IOException {
    if (id.equals(of) || archive.find(of).isEmpty()) {
      throw new UnknownDocumentException(of);
    }
    unrelate(actor, of, new Relation(RelationType.REPLACES, id.value()));
    relate(actor, id, new Relation(RelationType.REPLACES, of.value()), null);
    return keep(additions, file, Choice.VERSION);
  }

  /** Shows the document of a file in the collection of its batch too, if that has one. */
  public BatchFile collection(
      Actor actor, Additions additions, Batch batch, BatchFile file, DocumentId id)
      throws IOException {
    CollectionId collection = batch.defaults().collection();
    if (collection != null) {
      relate(actor, id, partOf(collection), collection);
    }
    return keep(additions, file, Choice.COLLECTION);
  }

  /** Whether a document is shown in a collection; true of none. */
  public static boolean isIn(Document document, @Nullable CollectionId collection) {
    Metadata said = document.metadata();
    return collection == null
        || collection.equals(said.collection())
        || said.relations().contains(partOf(collection));
  }

  private static Relation partOf(CollectionId collection) {
    return new Relation(RelationType.IS_PART_OF, collection.value());
  }

  /**
   * Adds a relation, unless it is there.
   *
   * @param own the collection that the document gets instead when it has none
   */
  private void relate(Actor actor, DocumentId id, Relation relation, @Nullable CollectionId own)
      throws IOException {
    Document before =
        archive.find(id).orElseThrow(() -> new UnknownDocumentException(id)).document();
    Metadata said = before.metadata();
    List<Relation> relations = new ArrayList<>(said.relations());
    if (relations.contains(relation) || (own != null && own.equals(said.collection()))) {
      return;
    }
    Metadata.Builder after = said.with();
    if (own != null && said.collection() == null) {
      after.collection(own);
    } else {
      relations.add(relation);
      after.relations(relations);
    }
    editing.edit(actor, id, before.version(), after.build(), null);
  }

  /** Takes back what was said the other way round: of two documents only one replaces the other. */
  private void unrelate(Actor actor, DocumentId id, Relation relation) throws IOException {
    Document before =
        archive.find(id).orElseThrow(() -> new UnknownDocumentException(id)).document();
    List<Relation> relations = new ArrayList<>(before.metadata().relations());
    if (relations.remove(relation)) {
      Metadata after = before.metadata().with().relations(relations).build();
      editing.edit(actor, id, before.version(), after, null);
    }
  }

  private BatchFile keep(Additions additions, BatchFile file, Choice choice) throws IOException {
    BatchFile chosen = file.chosen(choice, clock.instant());
    additions.batches().set(chosen);
    return chosen;
  }
}
