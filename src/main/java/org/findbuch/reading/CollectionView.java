package org.findbuch.reading;

import java.util.List;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.reading.SearchView.CollectionRef;
import org.jspecify.annotations.Nullable;

/**
 * One conference, series or project, as {@code /api/collections/{id}} gives it.
 *
 * @param documents how many documents it and the collections below it hold that the reader may see
 * @param notPublic how many of them readers do not see; 0 for these
 * @param order ids of the documents and collections in it that stand first, in this order; those
 *     that the reader may see
 */
public record CollectionView(
    CollectionId id,
    CollectionKind kind,
    String kindLabel,
    String title,
    String url,
    @Nullable CollectionRef parent,
    @Nullable DocumentDate start,
    @Nullable DocumentDate end,
    @Nullable String dateLabel,
    @Nullable String place,
    @Nullable String theme,
    @Nullable String form,
    List<String> criteria,
    @Nullable String contact,
    @Nullable String description,
    List<CollectionRef> children,
    long documents,
    long notPublic,
    List<String> order) {

  /** Whether readers do not see it, as nothing in it is public. */
  public boolean onlyForStaff() {
    return documents == notPublic;
  }
}
