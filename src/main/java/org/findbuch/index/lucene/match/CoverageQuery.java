package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches documents that have enough of what is asked for: the weights of the parts that match add
 * up to what is needed. The score is their sum. Lucene's {@code minShouldMatch} counts clauses and
 * knows no weights.
 *
 * <p>Only the heaviest parts lead; the others together are too light to match without them, and are
 * asked of the documents that these find (Turtle and Flood 1995, MaxScore).
 */
public final class CoverageQuery extends Query {
  /** Sums of floating point numbers in another order are not quite the same. */
  public static final float ROUNDING = 1e-4f;

  private final List<Part> parts;
  private final float needed;

  /**
   * A part of the question.
   *
   * @param documents that have it
   * @param weight greater than 0
   */
  public record Part(Query documents, float weight) {}

  /**
   * @param needed the least sum of weights
   */
  public CoverageQuery(List<Part> parts, float needed) {
    this.parts = List.copyOf(parts);
    this.needed = needed - ROUNDING;
  }

  /**
   * How much of the parts a document has, 1 if it has every one.
   *
   * @param score of the document
   * @param whole the weights of all parts
   */
  public static float share(float score, float whole) {
    return score >= whole - ROUNDING ? 1f : Math.max(score / whole, Float.MIN_NORMAL);
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    List<Part> rewritten = new ArrayList<>(parts.size());
    for (Part part : parts) {
      rewritten.add(new Part(part.documents().rewrite(searcher), part.weight()));
    }
    return rewritten.equals(parts) ? this : new CoverageQuery(rewritten, needed + ROUNDING);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    List<Weight> weights = new ArrayList<>(parts.size());
    for (Part part : parts) {
      weights.add(searcher.createWeight(part.documents(), ScoreMode.COMPLETE_NO_SCORES, 1f));
    }
    return new PlainWeight(this) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        List<Weighed> here = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
          ScorerSupplier supplier = weights.get(i).scorerSupplier(context);
          if (supplier != null) {
            here.add(new Weighed(supplier, parts.get(i).weight()));
          }
        }
        here.sort((one, other) -> Float.compare(other.weight(), one.weight()));
        float all = 0;
        for (Weighed one : here) {
          all += one.weight();
        }
        return here.isEmpty() || all < needed ? null : new Supplier(here);
      }
    };
  }

  private record Weighed(ScorerSupplier supplier, float weight) {}

  private final class Supplier extends ScorerSupplier {
    private final List<Weighed> parts;
    private final int leading;

    private Supplier(List<Weighed> heaviestFirst) {
      this.parts = heaviestFirst;
      int first = parts.size();
      float rest = 0;
      while (first > 0 && rest + parts.get(first - 1).weight() < needed) {
        rest += parts.get(--first).weight();
      }
      this.leading = first;
    }

    @Override
    public Scorer get(long leadCost) throws IOException {
      List<DisiWrapper> all = new ArrayList<>(parts.size());
      float[] weights = new float[parts.size()];
      long cost = Math.min(leadCost, cost());
      for (int i = 0; i < weights.length; i++) {
        all.add(new DisiWrapper(parts.get(i).supplier().get(i < leading ? leadCost : cost), false));
        weights[i] = parts.get(i).weight();
      }
      DocIdSetIterator candidates =
          DisjunctionDISIApproximation.of(all.subList(0, leading), leadCost);
      return new CoverageScorer(new Check(candidates, all, weights, needed));
    }

    @Override
    public long cost() {
      long cost = 0;
      for (Weighed part : parts.subList(0, leading)) {
        cost += part.supplier().cost();
      }
      return cost;
    }
  }

  /** Whether a candidate has enough, and how much. */
  private static final class Check extends TwoPhaseIterator {
    private final List<DisiWrapper> parts;
    private final float[] weights;
    private final float[] rest;
    private final float needed;
    private float sum;

    /**
     * @param candidates documents with any of the leading parts, which it moves on itself
     * @param parts the leading ones first
     */
    private Check(
        DocIdSetIterator candidates, List<DisiWrapper> parts, float[] weights, float needed) {
      super(candidates);
      this.parts = parts;
      this.weights = weights;
      this.rest = new float[weights.length + 1];
      for (int i = weights.length - 1; i >= 0; i--) {
        rest[i] = rest[i + 1] + weights[i];
      }
      this.needed = needed;
    }

    @Override
    public boolean matches() throws IOException {
      sum = 0;
      for (int i = 0; i < weights.length && sum + rest[i] >= needed; i++) {
        if (has(parts.get(i))) {
          sum += weights[i];
        }
      }
      return sum >= needed;
    }

    private boolean has(DisiWrapper part) throws IOException {
      int document = approximation().docID();
      int at = part.approximation.docID();
      at = at < document ? part.approximation.advance(document) : at;
      return at == document && (part.twoPhaseView == null || part.twoPhaseView.matches());
    }

    @Override
    public float matchCost() {
      return 10f * weights.length;
    }
  }

  private static final class CoverageScorer extends Scorer {
    private final Check check;

    private CoverageScorer(Check check) {
      this.check = check;
    }

    @Override
    public int docID() {
      return check.approximation().docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return TwoPhaseIterator.asDocIdSetIterator(check);
    }

    @Override
    public TwoPhaseIterator twoPhaseIterator() {
      return check;
    }

    @Override
    public float score() {
      return check.sum;
    }

    @Override
    public float getMaxScore(int upTo) {
      return check.rest[0];
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    parts.forEach(part -> part.documents().visit(visitor));
  }

  @Override
  public String toString(@Nullable String field) {
    return "at least " + needed + " of " + parts;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CoverageQuery that && needed == that.needed && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return 31 * (classHash() ^ parts.hashCode()) + Float.hashCode(needed);
  }
}
