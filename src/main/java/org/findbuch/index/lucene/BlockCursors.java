package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.MathUtil;
import org.jspecify.annotations.Nullable;

/** Several queries on the entries of one part of the index, each moved on by itself. */
final class BlockCursors {
  /** Entries; about as many as the index tells the best of at once. */
  private static final int FAR = 256;

  private final Scorer[] scorers;
  private final DocIdSetIterator[] candidates;
  private final @Nullable TwoPhaseIterator[] checks;
  private final boolean checked;

  /** Up to which entry each bound holds. */
  private final int[] boundTo;

  private final float[] bounds;

  private BlockCursors(List<Scorer> all) {
    this.scorers = all.toArray(Scorer[]::new);
    this.candidates = new DocIdSetIterator[scorers.length];
    this.checks = new TwoPhaseIterator[scorers.length];
    boolean any = false;
    for (int i = 0; i < scorers.length; i++) {
      TwoPhaseIterator check = scorers[i].twoPhaseIterator();
      checks[i] = check;
      candidates[i] = check == null ? scorers[i].iterator() : check.approximation();
      any |= check != null;
    }
    this.checked = any;
    this.boundTo = new int[scorers.length];
    this.bounds = new float[scorers.length];
    Arrays.fill(boundTo, -1);
  }

  static BlockCursors of(List<ScorerSupplier> suppliers, long leadCost) throws IOException {
    List<Scorer> scorers = new ArrayList<>(suppliers.size());
    for (ScorerSupplier supplier : suppliers) {
      scorers.add(supplier.get(leadCost));
    }
    return new BlockCursors(scorers);
  }

  /** Whether any of them has candidates that are not matches yet. */
  boolean needCheck() {
    return checked;
  }

  /** Moves all to an entry or beyond it, and returns the first candidate of any of them. */
  int advance(int entry) throws IOException {
    int first = DocIdSetIterator.NO_MORE_DOCS;
    for (DocIdSetIterator one : candidates) {
      first = Math.min(first, one.docID() < entry ? one.advance(entry) : one.docID());
    }
    return first;
  }

  /** Whether any of them matches an entry up to this one; those that are cheap to ask first. */
  boolean matchUpTo(int last) throws IOException {
    for (int i = 0; i < candidates.length; i++) {
      if (checks[i] == null && candidates[i].docID() <= last) {
        return true;
      }
    }
    for (int i = 0; i < candidates.length; i++) {
      TwoPhaseIterator check = checks[i];
      while (check != null && candidates[i].docID() <= last) {
        if (check.matches()) {
          return true;
        }
        candidates[i].nextDoc();
      }
    }
    return false;
  }

  /** Adds the scores of all matches up to an entry, to the sum of each entry. */
  void addScores(int first, int last, float[] sums) throws IOException {
    for (int i = 0; i < scorers.length; i++) {
      TwoPhaseIterator check = checks[i];
      int entry = candidates[i].docID();
      while (entry <= last) {
        if (check == null || check.matches()) {
          sums[entry - first] += scorers[i].score();
        }
        entry = candidates[i].nextDoc();
      }
    }
  }

  /**
   * What the scores of any one entry up to this one add up to at most, by what the index says of
   * whole stretches of entries. To be asked before the scores are.
   */
  float bound(int last) throws IOException {
    double sum = 0;
    for (int i = 0; i < scorers.length; i++) {
      int entry = candidates[i].docID();
      if (entry > last) {
        continue;
      }
      if (last > boundTo[i]) {
        boundTo[i] = Math.max(last, scorers[i].advanceShallow(entry));
        bounds[i] = scorers[i].getMaxScore(boundTo[i]);
      }
      sum += bounds[i];
    }
    return (float) MathUtil.sumUpperBound(sum, scorers.length);
  }

  /**
   * The last entry of a stretch that begins with an entry, as long as what the index says of it
   * holds. A query whose next candidate is farther away has none in it.
   */
  int stretch(int first) throws IOException {
    int end = DocIdSetIterator.NO_MORE_DOCS;
    for (int i = 0; i < scorers.length; i++) {
      int entry = candidates[i].docID();
      end =
          Math.min(
              end,
              entry - first > FAR ? entry - 1 : scorers[i].advanceShallow(Math.max(first, entry)));
    }
    return end;
  }

  /** What the scores of any one entry of the stretch add up to at most. */
  float boundOfStretch(int end) throws IOException {
    double sum = 0;
    for (int i = 0; i < scorers.length; i++) {
      if (candidates[i].docID() <= end) {
        sum += scorers[i].getMaxScore(end);
      }
    }
    return (float) MathUtil.sumUpperBound(sum, scorers.length);
  }

  long cost() {
    long cost = 0;
    for (DocIdSetIterator one : candidates) {
      cost += one.cost();
    }
    return cost;
  }
}
