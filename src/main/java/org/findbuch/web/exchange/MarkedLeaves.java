package org.findbuch.web.exchange;

import java.io.IOException;
import java.util.Optional;
import org.findbuch.document.DocumentId;
import org.findbuch.ingest.PagePictures;
import org.findbuch.reading.Library;
import org.findbuch.reading.PageView.Leaf;
import org.jspecify.annotations.Nullable;

/** Pages, and where their marked words stand on their pictures, also on those that are prints. */
public record MarkedLeaves(PagePictures pictures) {
  /**
   * One page with the words of a query marked.
   *
   * @param number which original, from 1; null for the newest
   */
  public Optional<Leaf> find(
      Library library, DocumentId id, @Nullable Integer number, int page, @Nullable String query)
      throws IOException {
    Optional<Leaf> leaf = library.leaf(id, number, page, query);
    if (leaf.isEmpty() || leaf.get().boxes().areKnown()) {
      return leaf;
    }
    return library
        .drawn(id, number, page)
        .flatMap(original -> pictures.layout(original, page))
        .map(leaf.get()::on)
        .or(() -> leaf);
  }
}
