package org.findbuch.index.lucene.match;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** Finds documents and has no scores. */
final class BlockScorer extends Scorer {
  private final BlockIterator documents;
  private final @Nullable TwoPhaseIterator check;

  BlockScorer(BlockIterator documents) {
    this.documents = documents;
    this.check = documents.needsCheck() ? new Check(documents) : null;
  }

  private static final class Check extends TwoPhaseIterator {
    private final BlockIterator documents;

    private Check(BlockIterator documents) {
      super(documents);
      this.documents = documents;
    }

    @Override
    public boolean matches() throws IOException {
      return documents.matches();
    }

    @Override
    public float matchCost() {
      return 200f;
    }
  }

  @Override
  public int docID() {
    return documents.docID();
  }

  @Override
  public DocIdSetIterator iterator() {
    return check == null ? documents : TwoPhaseIterator.asDocIdSetIterator(check);
  }

  @Override
  public @Nullable TwoPhaseIterator twoPhaseIterator() {
    return check;
  }

  @Override
  public float score() {
    return 0f;
  }

  @Override
  public float getMaxScore(int upTo) {
    return 0f;
  }
}
