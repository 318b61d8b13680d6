package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.MathUtil;
import org.jspecify.annotations.Nullable;

/**
 * Several queries whose scores of an entry are added up, each moved on by itself and only when it
 * is asked. Those that may say most are asked first, so that often the others need not be.
 */
final class RankedCursors {
  private final Scorer[] scorers;
  private final DocIdSetIterator[] candidates;
  private final @Nullable TwoPhaseIterator[] checks;

  /** What the queries from each on add up to at most. */
  private final double[] rest;

  /**
   * @param most what it adds at most
   */
  private record Bounded(Scorer scorer, float most) {}

  private RankedCursors(List<Bounded> all) {
    this.scorers = all.stream().map(Bounded::scorer).toArray(Scorer[]::new);
    this.candidates = new DocIdSetIterator[scorers.length];
    this.checks = new TwoPhaseIterator[scorers.length];
    this.rest = new double[scorers.length + 1];
    for (int i = scorers.length - 1; i >= 0; i--) {
      TwoPhaseIterator check = scorers[i].twoPhaseIterator();
      checks[i] = check;
      candidates[i] = check == null ? scorers[i].iterator() : check.approximation();
      rest[i] = rest[i + 1] + all.get(i).most();
    }
  }

  static RankedCursors of(List<ScorerSupplier> suppliers, long leadCost) throws IOException {
    List<Bounded> all = new ArrayList<>(suppliers.size());
    for (ScorerSupplier supplier : suppliers) {
      Scorer scorer = supplier.get(leadCost);
      all.add(new Bounded(scorer, scorer.getMaxScore(DocIdSetIterator.NO_MORE_DOCS)));
    }
    all.sort(Comparator.comparing(Bounded::most, Comparator.reverseOrder()));
    return new RankedCursors(all);
  }

  /**
   * Adds the scores of all matches among some entries to the sum of each of them, as long as one
   * sum may reach what is wanted. Sums are kept so exactly that the order of the queries, which is
   * another one in each segment, makes no difference to a score.
   *
   * @param sums of the entries from the first on
   * @return the highest sum, or where that is less than wanted, some number that is no less than it
   *     and also less than wanted
   */
  double addScores(int first, int last, double[] sums, double wanted) throws IOException {
    double best = 0;
    for (int i = 0; i < scorers.length; i++) {
      double bound = MathUtil.sumUpperBound(best + rest[i], scorers.length + 1);
      if (bound < wanted) {
        return bound;
      }
      best = Math.max(best, addScores(i, first, last, sums));
    }
    return best;
  }

  private double addScores(int i, int first, int last, double[] sums) throws IOException {
    DocIdSetIterator entries = candidates[i];
    TwoPhaseIterator check = checks[i];
    double best = 0;
    int entry = entries.docID() < first ? entries.advance(first) : entries.docID();
    while (entry <= last) {
      if (check == null || check.matches()) {
        sums[entry - first] += scorers[i].score();
        best = Math.max(best, sums[entry - first]);
      }
      entry = entries.nextDoc();
    }
    return best;
  }
}
