package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.findbuch.document.Facet;

/**
 * Collects in one pass over a question without its chosen facet values: documents that have all of
 * them are hits; those that lack one facet's only are counted for that facet.
 */
final class Sideways implements Collector {
  private final TopFieldCollector top;
  private final Map<Facet, Weight> chosen = new EnumMap<>(Facet.class);
  private final DocumentList hits = new DocumentList();
  private final Map<Facet, DocumentList> withoutFacet = new EnumMap<>(Facet.class);

  Sideways(TopFieldCollector top, Map<Facet, Query> chosen, IndexSearcher searcher)
      throws IOException {
    this.top = top;
    for (Map.Entry<Facet, Query> one : chosen.entrySet()) {
      Query query = searcher.rewrite(one.getValue());
      Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1f);
      this.chosen.put(one.getKey(), weight);
      withoutFacet.put(one.getKey(), new DocumentList());
    }
  }

  TopFieldCollector top() {
    return top;
  }

  int total() {
    return hits.size();
  }

  /** Documents to count a facet's values in: as if that facet had not been narrowed. */
  DocumentList countedFor(Facet facet) {
    return withoutFacet.getOrDefault(facet, hits);
  }

  @Override
  public ScoreMode scoreMode() {
    return top.scoreMode();
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    List<Narrowing> narrowings = new ArrayList<>();
    for (Map.Entry<Facet, Weight> one : chosen.entrySet()) {
      FixedBitSet kept = new FixedBitSet(Math.max(1, context.reader().maxDoc()));
      Scorer scorer = one.getValue().scorer(context);
      if (scorer != null) {
        kept.or(scorer.iterator());
      }
      narrowings.add(new Narrowing(kept, countedFor(one.getKey())));
    }
    return new FilterLeafCollector(top.getLeafCollector(context)) {
      @Override
      public void collect(int document) throws IOException {
        int id = context.docBase + document;
        Narrowing failed = null;
        for (Narrowing narrowing : narrowings) {
          if (!narrowing.kept().get(document)) {
            if (failed != null) {
              return;
            }
            failed = narrowing;
          }
        }
        if (failed != null) {
          failed.sideways().add(id);
          return;
        }
        hits.add(id);
        narrowings.forEach(narrowing -> narrowing.sideways().add(id));
        super.collect(document);
      }
    };
  }

  /** One facet's chosen values in one part of the index. */
  private record Narrowing(FixedBitSet kept, DocumentList sideways) {}
}
