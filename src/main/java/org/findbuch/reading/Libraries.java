package org.findbuch.reading;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.index.SearchIndex;

/** Opens the library for each reader. */
public record Libraries(Archive archive, SearchIndex index) {
  public Library open(Access access, Wording wording) {
    return new Library(archive, index, access, wording);
  }

  /** The record of a document as everybody will see it, once it is published. */
  public Optional<DocumentView> preview(DocumentId id, Wording wording) throws IOException {
    Optional<Holding> kept = archive.find(id).filter(h -> !h.publication().leavesTombstone());
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Records(archive, open(Access.PUBLIC, wording).shelves(), Access.PUBLIC, wording)
                .documents(List.of(kept.get()))
                .getFirst());
  }
}
