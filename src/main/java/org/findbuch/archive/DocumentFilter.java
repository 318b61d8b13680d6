package org.findbuch.archive;

import org.findbuch.document.Audience;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a list holds; null means any.
 *
 * @param audience who is asking; the public gets only what is published
 * @param collection documents of exactly this collection
 */
public record DocumentFilter(
    Audience audience,
    @Nullable State state,
    @Nullable Publication publication,
    @Nullable CollectionId collection) {
  public static DocumentFilter all(Audience audience) {
    return new DocumentFilter(audience, null, null, null);
  }
}
