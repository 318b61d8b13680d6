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
 * Finds documents of which any of these queries matches a page or the record, without a score.
 *
 * <p>Lucene's block join and disjunctions find the same; this is faster, as it goes through the
 * pages of a document query by query and merges nothing.
 */
final class BlockQuery extends Query {
  private final List<Query> onPages;
  private final List<Query> inRecord;
  private final Parents records;

  BlockQuery(List<Query> onPages, List<Query> inRecord, Parents records) {
    this.onPages = List.copyOf(onPages);
    this.inRecord = List.copyOf(inRecord);
    this.records = records;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Query> pages = rewritten(onPages, searcher);
    List<Query> record = rewritten(inRecord, searcher);
    return pages.equals(onPages) && record.equals(inRecord)
        ? this
        : new BlockQuery(pages, record, records);
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
    return new BlockWeight(
        weights(onPages, searcher), weights(inRecord, searcher), ((OneSearch) searcher).deadline());
  }

  private static List<Weight> weights(List<Query> queries, IndexSearcher searcher)
      throws IOException {
    List<Weight> weights = new ArrayList<>(queries.size());
    for (Query one : queries) {
      weights.add(searcher.createWeight(one, ScoreMode.COMPLETE_NO_SCORES, 1f));
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

    /** What is found is the same as long as a segment is there. */
    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return true;
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

  private static final class Supplier extends ScorerSupplier {
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
    return "on pages " + onPages + " or in the record " + inRecord;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlockQuery that
        && onPages.equals(that.onPages)
        && inRecord.equals(that.inRecord);
  }

  @Override
  public int hashCode() {
    return 31 * (classHash() ^ onPages.hashCode()) + inRecord.hashCode();
  }
}
