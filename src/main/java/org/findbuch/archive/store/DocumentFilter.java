package org.findbuch.archive.store;

import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a list holds; null means any.
 *
 * @param access who is asking; the public gets only what is published
 * @param collection documents of exactly this collection
 */
public record DocumentFilter(
    Access access,
    @Nullable State state,
    @Nullable Publication publication,
    @Nullable CollectionId collection) {
  public static DocumentFilter all(Access access) {
    return new DocumentFilter(access, null, null, null);
  }
}
