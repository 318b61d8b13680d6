package org.findbuch.index.lucene;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;

/** Ranks documents, or checks whether they match. */
final class BlockScorer extends Scorer {
  private final BlockIterator documents;
  private final boolean ranks;
  private final @Nullable TwoPhaseIterator check;

  BlockScorer(BlockIterator documents, boolean ranks) {
    this.documents = documents;
    this.ranks = ranks;
    this.check = ranks || !documents.needsCheck() ? null : new Check(documents);
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
  public float score() throws IOException {
    return ranks ? documents.score() : 0f;
  }

  /** The end of a stretch for all of which {@link #getMaxScore} knows something. */
  @Override
  public int advanceShallow(int target) throws IOException {
    return ranks ? documents.stretch(target) : super.advanceShallow(target);
  }

  /** Of the stretch, or of the document it stands at. */
  @Override
  public float getMaxScore(int upTo) throws IOException {
    if (!ranks) {
      return Float.POSITIVE_INFINITY;
    }
    return upTo <= documents.docID() ? documents.bound() : documents.boundOfStretch(upTo);
  }
}
