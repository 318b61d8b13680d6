package org.findbuch.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conference, a series or a project: what holds documents together. Collections are a tree; a
 * series holds its conferences.
 *
 * @param form how it was held ({@code Fachtag}, {@code Bürgerforum})
 * @param criteria the quality criteria that it met
 */
public record Collection(
    CollectionId id,
    CollectionKind kind,
    String title,
    @Nullable CollectionId parent,
    @Nullable DocumentDate start,
    @Nullable DocumentDate end,
    @Nullable String place,
    @Nullable String theme,
    @Nullable String form,
    List<String> criteria,
    @Nullable String contact,
    @Nullable String description) {

  public Collection {
    criteria = List.copyOf(criteria);
    if (title.isBlank()) {
      throw new IllegalArgumentException("collection " + id + " without a title");
    }
    if (id.equals(parent)) {
      throw new IllegalArgumentException("collection " + id + " as its own parent");
    }
  }
}
