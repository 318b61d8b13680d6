package org.findbuch.index.lucene.match;

import java.io.IOException;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.BitSet;
import org.findbuch.index.lucene.store.Parents;

/** Documents with a candidate on a page or in the record, by the numbers of their records. */
final class BlockIterator extends DocIdSetIterator {
  private final BitSet ends;
  private final BlockCursors pages;
  private final BlockCursors record;
  private int document = -1;

  /**
   * @param ends the last entry of each block, which is the record
   */
  BlockIterator(BitSet ends, BlockCursors pages, BlockCursors record) {
    this.ends = ends;
    this.pages = pages;
    this.record = record;
  }

  /** Finds documents and has no scores; a document may turn out to have candidates only. */
  Scorer scorer() {
    return pages.needCheck() || record.needCheck()
        ? new ConstantScoreScorer(0f, ScoreMode.COMPLETE_NO_SCORES, new Check())
        : new ConstantScoreScorer(0f, ScoreMode.COMPLETE_NO_SCORES, this);
  }

  private final class Check extends TwoPhaseIterator {
    private Check() {
      super(BlockIterator.this);
    }

    @Override
    public boolean matches() throws IOException {
      return record.matchUpTo(document) || pages.matchUpTo(document - 1);
    }

    @Override
    public float matchCost() {
      return 200f;
    }
  }

  @Override
  public int docID() {
    return document;
  }

  @Override
  public int nextDoc() throws IOException {
    return advance(document + 1);
  }

  @Override
  public int advance(int target) throws IOException {
    if (target >= ends.length()) {
      document = NO_MORE_DOCS;
      return document;
    }
    int page = pages.advance(Parents.firstPage(ends, target));
    int nearest = page == NO_MORE_DOCS ? NO_MORE_DOCS : ends.nextSetBit(page);
    document = Math.min(nearest, record.advance(target));
    return document;
  }

  @Override
  public long cost() {
    return pages.cost() + record.cost();
  }
}
