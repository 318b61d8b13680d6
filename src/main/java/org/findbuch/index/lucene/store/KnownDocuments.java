package org.findbuch.index.lucene.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.RamUsageEstimator;
import org.jspecify.annotations.Nullable;

/**
 * In which documents frequent words stand, once they have been asked for twice. A large archive is
 * mostly asked for words of which many documents have one, and to go through all of their pages is
 * most of such a search; the same words come back in other questions. A segment never changes, so
 * what is known of it holds as long as it is searched.
 */
public final class KnownDocuments {
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 12;

  /** Pages; fewer are gone through in the time that it takes to look anything up. */
  private static final long WORTH_KNOWING = 4_096;

  /** Where others leave fewer documents than one in so many pages, these few are asked for. */
  private static final int MOST_IN_VAIN = 8;

  private static final int KEY_BYTES = 64;

  private final long worthKnowing;
  private final Cache<Key, Optional<DocumentSet>> known;

  private record Key(IndexReader.CacheKey part, Query query) {}

  public KnownDocuments() {
    this(WORTH_KNOWING);
  }

  /**
   * @param worthKnowing how many pages a word must have
   */
  public KnownDocuments(long worthKnowing) {
    this.worthKnowing = worthKnowing;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher(KnownDocuments::bytes)
            .executor(Runnable::run)
            .build();
  }

  private static int bytes(Key key, Optional<DocumentSet> documents) {
    return (int)
        (KEY_BYTES
            + RamUsageEstimator.sizeOf(key.query())
            + documents.map(DocumentSet::bytes).orElse(0L));
  }

  /** Of how many queries the documents are known. */
  public long size() {
    return known.asMap().values().stream().filter(Optional::isPresent).count();
  }

  /** Goes through everything that a query finds in one segment. */
  public interface Finding {
    DocumentSet documents() throws IOException;
  }

  /**
   * The documents of a query, or null where it has to be asked itself.
   *
   * @param cost how many pages it goes through
   * @param leadCost how many documents it will be asked for
   */
  public @Nullable DocumentSet of(
      Query query, LeafReaderContext leaf, long cost, long leadCost, Finding finding)
      throws IOException {
    if (cost < worthKnowing) {
      return null;
    }
    Key key = new Key(Parents.key(leaf), query);
    Optional<DocumentSet> before = known.getIfPresent(key);
    if (before == null) {
      known.put(key, Optional.empty());
      return null;
    }
    // of several threads that ask for a part at the same time one finds out
    boolean findsOut =
        before.isEmpty()
            && leadCost >= cost / MOST_IN_VAIN
            && known.asMap().remove(key, Optional.empty());
    if (!findsOut) {
      return before.orElse(null);
    }
    DocumentSet documents = finding.documents();
    known.put(key, Optional.of(documents));
    return documents;
  }
}
