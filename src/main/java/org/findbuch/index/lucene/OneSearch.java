package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/**
 * Lucene's searcher for a single question, which asks for the same words several times: to find, to
 * rank, to rank more closely and to show. Each word is prepared once. Used by one thread.
 */
final class OneSearch extends IndexSearcher {
  private final Map<Prepared, Weight> weights = new HashMap<>();
  private final Vocabulary vocabulary;

  private record Prepared(Query query, ScoreMode mode, float boost) {}

  OneSearch(IndexReader reader, Deadline deadline) {
    super(reader);
    this.vocabulary = new Vocabulary(reader);
    setSimilarity(Shelf.SIMILARITY);
    setTimeout(deadline);
    // What a question repeats is in its own weights; questions repeat too little of each other.
    setQueryCache(null);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Weight createWeight(Query query, ScoreMode mode, float boost) throws IOException {
    if (!isWord(query)) {
      return super.createWeight(query, mode, boost);
    }
    Prepared key = new Prepared(query, mode, boost);
    Weight weight = weights.get(key);
    if (weight == null) {
      weight = super.createWeight(lookedUp(query), mode, boost);
      weights.put(key, weight);
    }
    return weight;
  }

  private Query lookedUp(Query query) throws IOException {
    return query instanceof TermQuery one
        ? new TermQuery(one.getTerm(), vocabulary.states(one.getTerm()))
        : query;
  }

  private static boolean isWord(Query query) {
    return query instanceof TermQuery
        || query instanceof SynonymQuery
        || query instanceof SequenceQuery;
  }
}
