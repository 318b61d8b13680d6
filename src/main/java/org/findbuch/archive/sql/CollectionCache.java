package org.findbuch.archive.sql;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.jspecify.annotations.Nullable;

/**
 * All collections in memory: every search names dozens of them, and they change seldom. A catalogue
 * holds hundreds of them, not millions.
 */
final class CollectionCache {
  private final Listing listing;
  private @Nullable Map<CollectionId, Collection> known;
  private long changes;

  CollectionCache(Listing listing) {
    this.listing = listing;
  }

  Optional<Collection> find(CollectionId id) throws IOException {
    Map<CollectionId, Collection> now;
    long seen;
    synchronized (this) {
      now = known;
      seen = changes;
    }
    return Optional.ofNullable((now == null ? read(seen) : now).get(id));
  }

  private Map<CollectionId, Collection> read(long seen) throws IOException {
    List<Collection> all = listing.collections("order by id");
    Map<CollectionId, Collection> tree = HashMap.newHashMap(all.size());
    all.forEach(collection -> tree.put(collection.id(), collection));
    synchronized (this) {
      if (changes == seen) {
        known = tree;
      }
    }
    return tree;
  }

  /** To be called when a change is in the file: what was read before it is then forgotten. */
  synchronized void changed() {
    changes++;
    known = null;
  }
}
