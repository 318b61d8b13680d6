package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Relation;
import org.findbuch.document.RelationType;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.reading.DocumentView.RelationView;
import org.jspecify.annotations.Nullable;

/**
 * Says what a document points to and what points to it. Of what the reader may not see nothing is
 * said: it would tell of it.
 */
record Related(Archive archive, Shelves shelves, Access access, Wording wording) {
  /** A document that more point to is a template of some kind. */
  private static final int MOST_POINTING = 100;

  /** What it says of itself. */
  List<RelationView> relations(Holding holding) throws IOException {
    List<RelationView> views = new ArrayList<>();
    for (Relation relation : holding.document().metadata().relations()) {
      relation(relation).ifPresent(views::add);
    }
    return views;
  }

  /** What others say of it, in the words of this end. */
  List<RelationView> pointers(Holding holding) throws IOException {
    String id = holding.id().value();
    List<RelationView> views = new ArrayList<>();
    for (Holding other : archive.editions().pointing(holding.id(), MOST_POINTING)) {
      if (access.maySee(other.publication())) {
        for (Relation relation : other.document().metadata().relations()) {
          if (relation.target().equals(id)) {
            views.add(view(relation.type(), "pointer." + relation.type().code(), other));
          }
        }
      }
    }
    return views;
  }

  /** A collection of which a document is a part may be seen as that document may. */
  private Optional<RelationView> relation(Relation relation) throws IOException {
    RelationType type = relation.type();
    Optional<Holding> document =
        DocumentId.parse(relation.target()).isPresent()
            ? archive.find(new DocumentId(relation.target()))
            : Optional.empty();
    if (document.isPresent()) {
      return document
          .filter(holding -> access.maySee(holding.publication()))
          .map(holding -> view(type, "relationtype." + type.code(), holding));
    }
    Optional<Collection> collection =
        CollectionId.parse(relation.target()).isPresent()
            ? pointed(type, new CollectionId(relation.target()))
            : Optional.empty();
    return collection.map(
        c ->
            new RelationView(
                type,
                wording.name(type),
                c.id().value(),
                c.title(),
                Addresses.collection(c.id()),
                null,
                null,
                null));
  }

  private RelationView view(RelationType type, String label, Holding other) {
    @Nullable ResolutionStatus status =
        (ResolutionStatus) other.document().metadata().get(MetadataField.STATUS);
    return new RelationView(
        type,
        wording.text(label),
        other.id().value(),
        other.title(),
        Addresses.document(other.id()),
        other.language().code(),
        status,
        status == null ? null : wording.name(status));
  }

  private Optional<Collection> pointed(RelationType type, CollectionId id) throws IOException {
    return type == RelationType.IS_PART_OF ? shelves.follow(id) : shelves.shown(id);
  }
}
