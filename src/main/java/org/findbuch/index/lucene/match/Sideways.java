package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.findbuch.document.Facet;
import org.findbuch.index.lucene.store.DocumentList;
import org.jspecify.annotations.Nullable;

/**
 * Collects in one pass over a question without its chosen facet values: documents that have all of
 * them are hits; those that lack one facet's only are counted for that facet.
 */
public final class Sideways implements CollectorManager<Sideways.Slice, Sideways.Found> {
  private final @Nullable LeastShare leastShare;
  private final TopFieldCollectorManager top;
  private final @Nullable Weight ranking;
  private final Map<Facet, Weight> chosen = new EnumMap<>(Facet.class);

  /**
   * @param ranking what the best are chosen by where they are chosen by score
   * @param leastShare what the question's scores say; null where no word may be missing and nothing
   *     is scored
   */
  public Sideways(
      TopFieldCollectorManager top,
      @Nullable Query ranking,
      Map<Facet, Query> chosen,
      IndexSearcher searcher,
      @Nullable LeastShare leastShare)
      throws IOException {
    this.leastShare = leastShare;
    this.top = top;
    this.ranking = ranking == null ? null : weight(ranking, ScoreMode.COMPLETE, searcher);
    for (Map.Entry<Facet, Query> one : chosen.entrySet()) {
      this.chosen.put(one.getKey(), weight(one.getValue(), ScoreMode.COMPLETE_NO_SCORES, searcher));
    }
  }

  private static Weight weight(Query query, ScoreMode mode, IndexSearcher searcher)
      throws IOException {
    return searcher.createWeight(searcher.rewrite(query), mode, 1f);
  }

  /**
   * What was found.
   *
   * @param top the best of the hits, or the first ones
   * @param partial hits that lack words
   */
  public record Found(
      TopFieldDocs top,
      DocumentList hits,
      DocumentList partial,
      Map<Facet, DocumentList> withoutFacet) {
    /** Nothing. */
    public static final Found NONE =
        new Found(
            new TopFieldDocs(
                new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0], new SortField[0]),
            new DocumentList(),
            new DocumentList(),
            Map.of());

    public int total() {
      return hits.size();
    }

    /** Hits that have every word. */
    public int complete() {
      return hits.size() - partial.size();
    }

    /** Documents to count a facet's values in: as if that facet had not been narrowed. */
    public DocumentList countedFor(Facet facet) {
      return withoutFacet.getOrDefault(facet, hits);
    }
  }

  @Override
  public Slice newCollector() {
    return new Slice(top.newCollector());
  }

  @Override
  public Found reduce(java.util.Collection<Slice> slices) throws IOException {
    DocumentList hits = new DocumentList();
    Map<Facet, DocumentList> withoutFacet = lists();
    DocumentList partial = new DocumentList();
    for (Slice slice : slices) {
      hits.addAll(slice.hits);
      partial.addAll(slice.partial);
      withoutFacet.forEach((facet, list) -> list.addAll(slice.without(facet)));
    }
    return new Found(
        top.reduce(slices.stream().map(slice -> slice.best).toList()), hits, partial, withoutFacet);
  }

  private Map<Facet, DocumentList> lists() {
    Map<Facet, DocumentList> lists = new EnumMap<>(Facet.class);
    chosen.keySet().forEach(facet -> lists.put(facet, new DocumentList()));
    return lists;
  }

  /** Collects in one slice of the index. */
  final class Slice implements Collector {
    private final TopFieldCollector best;
    private final DocumentList hits = new DocumentList();
    private final DocumentList partial = new DocumentList();
    private final Map<Facet, DocumentList> withoutFacet = lists();

    private Slice(TopFieldCollector best) {
      this.best = best;
    }

    private DocumentList without(Facet facet) {
      return withoutFacet.getOrDefault(facet, hits);
    }

    @Override
    public ScoreMode scoreMode() {
      return leastShare != null ? ScoreMode.TOP_SCORES : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext part) throws IOException {
      List<Narrowing> narrowings = new ArrayList<>();
      for (Map.Entry<Facet, Weight> one : chosen.entrySet()) {
        FixedBitSet kept = new FixedBitSet(Math.max(1, part.reader().maxDoc()));
        Scorer scorer = one.getValue().scorer(part);
        if (scorer != null) {
          kept.or(scorer.iterator());
        }
        narrowings.add(new Narrowing(kept, without(one.getKey())));
      }
      Competition competition = new Competition(ranking == null ? null : ranking.scorer(part));
      LeafCollector into = best.getLeafCollector(part);
      into.setScorer(competition);
      return new InPart(part.docBase, narrowings, competition, into);
    }

    private final class InPart implements LeafCollector {
      private final int base;
      private final List<Narrowing> narrowings;
      private final Competition competition;
      private final LeafCollector into;
      private @Nullable Scorable had;

      private InPart(
          int base, List<Narrowing> narrowings, Competition competition, LeafCollector into) {
        this.base = base;
        this.narrowings = narrowings;
        this.competition = competition;
        this.into = into;
      }

      @Override
      public void setScorer(Scorable found) throws IOException {
        had = found;
        if (leastShare != null) {
          found.setMinCompetitiveScore(leastShare.enough());
        }
      }

      @Override
      public void collect(int document) throws IOException {
        float weight = leastShare == null || had == null ? 0f : had.score();
        if (leastShare != null && weight < leastShare.enough()) {
          return;
        }
        int id = base + document;
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
        float share = leastShare == null ? 0f : leastShare.share(weight);
        if (share > 0f && share < 1f) {
          partial.add(id);
        }
        if (competition.enters(document, share)) {
          into.collect(document);
        }
      }
    }
  }

  /** One facet's chosen values in one segment. */
  private record Narrowing(FixedBitSet kept, DocumentList sideways) {}

  /** The scores of the documents that are found in one segment, in ascending order. */
  private static final class Competition extends Scorable {
    private final @Nullable Scorer ranking;
    private float least;
    private float score;

    /**
     * @param ranking null where nothing ranks; goes through every document
     */
    Competition(@Nullable Scorer ranking) {
      this.ranking = ranking;
    }

    /**
     * Whether a document may still be among the best; its score is known then.
     *
     * @param share of the question that it has; 0 where all have everything
     */
    boolean enters(int document, float share) throws IOException {
      score = order(0f, share);
      if (ranking == null) {
        return score >= least;
      }
      if (share > 0f && TieredScore.isBehind(share, least)) {
        return false;
      }
      int at = ranking.docID();
      if ((at < document ? ranking.iterator().advance(document) : at) == document) {
        score = order(ranking.score(), share);
      }
      return score >= least;
    }

    private static float order(float score, float share) {
      return share > 0f ? TieredScore.order(score, share) : score;
    }

    /** A document that scores less than this is behind all that are kept. */
    @Override
    public void setMinCompetitiveScore(float score) {
      least = score;
    }

    @Override
    public float score() {
      return score;
    }
  }
}
