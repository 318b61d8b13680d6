package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** Several queries that find entries of one segment, each moved on by itself. */
final class BlockCursors {
  private final DocIdSetIterator[] candidates;
  private final @Nullable TwoPhaseIterator[] checks;
  private final boolean checked;

  private BlockCursors(List<Scorer> all) {
    this.candidates = new DocIdSetIterator[all.size()];
    this.checks = new TwoPhaseIterator[all.size()];
    boolean any = false;
    for (int i = 0; i < candidates.length; i++) {
      TwoPhaseIterator check = all.get(i).twoPhaseIterator();
      checks[i] = check;
      candidates[i] = check == null ? all.get(i).iterator() : check.approximation();
      any |= check != null;
    }
    this.checked = any;
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

  long cost() {
    long cost = 0;
    for (DocIdSetIterator one : candidates) {
      cost += one.cost();
    }
    return cost;
  }
}
