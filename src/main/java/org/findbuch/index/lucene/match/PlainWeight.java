package org.findbuch.index.lucene.match;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/**
 * What the weights of our own queries have in common: each serves one search and tells its score.
 */
abstract class PlainWeight extends Weight {
  PlainWeight(Query query) {
    super(query);
  }

  @Override
  public boolean isCacheable(LeafReaderContext context) {
    return false;
  }

  @Override
  public final Explanation explain(LeafReaderContext context, int document) throws IOException {
    Scorer scorer = scorer(context);
    boolean matches = scorer != null && scorer.iterator().advance(document) == document;
    return scorer != null && matches
        ? Explanation.match(scorer.score(), getQuery().toString())
        : Explanation.noMatch(getQuery().toString());
  }
}
