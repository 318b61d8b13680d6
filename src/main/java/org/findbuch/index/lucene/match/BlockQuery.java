package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.findbuch.index.lucene.store.Parents;
import org.jspecify.annotations.Nullable;

/**
 * Matches documents of which any of these queries matches a page or the record. Their score is that
 * of the best page, on which the scores of all queries together are highest, and that of the record
 * added to it.
 *
 * <p>Lucene's block join and disjunctions say the same; this takes about half of their time, as it
 * goes through the pages of a document query by query and merges nothing. It either finds or ranks:
 * one that finds has no scores, and among what one that ranks goes through may be documents that do
 * not match, with a score of nothing.
 */
final class BlockQuery extends Query {
  private final List<Query> onPages;
  private final List<Query> inRecord;
  private final Parents records;
  private final boolean ranks;

  private BlockQuery(List<Query> onPages, List<Query> inRecord, Parents records, boolean ranks) {
    this.ranks = ranks;
    this.onPages = List.copyOf(onPages);
    this.inRecord = List.copyOf(inRecord);
    this.records = records;
  }

  static Query finding(List<Query> onPages, List<Query> inRecord, Parents records) {
    return new BlockQuery(onPages, inRecord, records, false);
  }

  /** For use beside one that finds. */
  static Query ranking(List<Query> onPages, List<Query> inRecord, Parents records) {
    return new BlockQuery(onPages, inRecord, records, true);
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> pages = rewritten(onPages, searcher);
    List<Query> record = rewritten(inRecord, searcher);
    return pages.equals(onPages) && record.equals(inRecord)
        ? this
        : new BlockQuery(pages, record, records, ranks);
  }

  private static List<Query> rewritten(List<Query> queries, IndexSearcher searcher)
      throws IOException {
    List<Query> rewritten = new ArrayList<>(queries.size());
    for (Query one : queries) {
      rewritten.add(one.rewrite(searcher));
    }
    return rewritten;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    ScoreMode wanted = ranks ? mode : ScoreMode.COMPLETE_NO_SCORES;
    return new BlockWeight(
        weights(onPages, searcher, wanted, boost),
        weights(inRecord, searcher, wanted, boost),
        ((OneSearch) searcher).deadline());
  }

  private static List<Weight> weights(
      List<Query> queries, IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
    List<Weight> weights = new ArrayList<>(queries.size());
    for (Query one : queries) {
      weights.add(searcher.createWeight(one, mode, boost));
    }
    return weights;
  }

  private final class BlockWeight extends PlainWeight {
    private final List<Weight> pages;
    private final List<Weight> record;
    private final Deadline deadline;

    private BlockWeight(List<Weight> pages, List<Weight> record, Deadline deadline) {
      super(BlockQuery.this);
      this.deadline = deadline;
      this.pages = pages;
      this.record = record;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
      BitSet ends = records.getBitSet(context);
      List<ScorerSupplier> onPages = suppliers(pages, context);
      List<ScorerSupplier> inRecord = suppliers(record, context);
      if (ends == null || (onPages.isEmpty() && inRecord.isEmpty())) {
        return null;
      }
      return new Supplier(ends, onPages, inRecord, deadline);
    }

    /**
     * What finds is the same as long as a segment is there; what ranks is never asked for again.
     */
    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return !ranks;
    }

    private static List<ScorerSupplier> suppliers(List<Weight> weights, LeafReaderContext context)
        throws IOException {
      List<ScorerSupplier> suppliers = new ArrayList<>(weights.size());
      for (Weight weight : weights) {
        ScorerSupplier supplier = weight.scorerSupplier(context);
        if (supplier != null) {
          suppliers.add(supplier);
        }
      }
      return suppliers;
    }
  }

  private final class Supplier extends ScorerSupplier {
    private final BitSet ends;
    private final List<ScorerSupplier> onPages;
    private final List<ScorerSupplier> inRecord;
    private final Deadline deadline;

    private Supplier(
        BitSet ends,
        List<ScorerSupplier> onPages,
        List<ScorerSupplier> inRecord,
        Deadline deadline) {
      this.deadline = deadline;
      this.ends = ends;
      this.onPages = onPages;
      this.inRecord = inRecord;
    }

    @Override
    public Scorer get(long leadCost) throws IOException {
      // A beginning is gone through when it is got, and one question can have very many of them.
      deadline.check();
      if (ranks) {
        RankedCursors pages = RankedCursors.of(onPages, leadCost);
        return new BlockRanking(ends, pages, RankedCursors.of(inRecord, leadCost));
      }
      BlockCursors pages = BlockCursors.of(onPages, leadCost);
      BlockCursors record = BlockCursors.of(inRecord, leadCost);
      return new BlockIterator(ends, pages, record).scorer();
    }

    @Override
    public long cost() {
      long cost = 0;
      for (ScorerSupplier one : onPages) {
        cost += one.cost();
      }
      for (ScorerSupplier one : inRecord) {
        cost += one.cost();
      }
      return cost;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    onPages.forEach(one -> one.visit(visitor));
    inRecord.forEach(one -> one.visit(visitor));
  }

  @Override
  public String toString(@Nullable String field) {
    return (ranks ? "ranked " : "") + "on pages " + onPages + " or in the record " + inRecord;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlockQuery that
        && ranks == that.ranks
        && onPages.equals(that.onPages)
        && inRecord.equals(that.inRecord);
  }

  @Override
  public int hashCode() {
    return 31 * (classHash() ^ onPages.hashCode()) + inRecord.hashCode();
  }
}
