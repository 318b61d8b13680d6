package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.MathUtil;

/** Documents with a candidate on a page or in the record, by the numbers of their records. */
final class BlockIterator extends DocIdSetIterator {
  private final BitSet ends;
  private final BlockCursors pages;
  private final BlockCursors record;
  private float[] sums = new float[16];
  private int first;
  private int document = -1;

  /**
   * @param ends the last entry of each block, which is the record
   */
  BlockIterator(BitSet ends, BlockCursors pages, BlockCursors record) {
    this.ends = ends;
    this.pages = pages;
    this.record = record;
  }

  /** Whether a document may turn out to have candidates only. */
  boolean needsCheck() {
    return pages.needCheck() || record.needCheck();
  }

  /** To be asked once, and not where a score is. */
  boolean matches() throws IOException {
    return record.matchUpTo(document) || pages.matchUpTo(document - 1);
  }

  /** The score of the best page and the record; to be asked once. */
  float score() throws IOException {
    int count = document - first + 1;
    sums = ArrayUtil.grow(sums, count);
    Arrays.fill(sums, 0, count, 0f);
    pages.addScores(first, document - 1, sums);
    float best = 0f;
    for (int i = 0; i < count - 1; i++) {
      best = Math.max(best, sums[i]);
    }
    record.addScores(first, document, sums);
    return best + sums[count - 1];
  }

  /** At most the score of the document; to be asked before the score is. */
  float bound() throws IOException {
    return sum(pages.bound(document - 1), record.bound(document));
  }

  /**
   * The last entry of a stretch that begins with a document, of which {@link #boundOfStretch} can
   * be asked. Moves to no document.
   *
   * @param target not before the document it stands at
   */
  int stretch(int target) throws IOException {
    if (target >= ends.length()) {
      return NO_MORE_DOCS;
    }
    // few records have a word, and one of them would bound a long stretch by what it alone has
    record.advance(target);
    return Math.min(pages.stretch(firstPage(ends, target)), record.stretch(target));
  }

  /** At most the score of any document in the stretch. */
  float boundOfStretch(int end) throws IOException {
    return sum(pages.boundOfStretch(end), record.boundOfStretch(end));
  }

  private static float sum(float page, float record) {
    return (float) MathUtil.sumUpperBound((double) page + record, 2);
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
    int page = pages.advance(firstPage(ends, target));
    int nearest = page == NO_MORE_DOCS ? NO_MORE_DOCS : ends.nextSetBit(page);
    document = Math.min(nearest, record.advance(target));
    first = document == NO_MORE_DOCS ? NO_MORE_DOCS : firstPage(ends, document);
    return document;
  }

  /**
   * The first page of the document that an entry belongs to.
   *
   * @param ends the last entry of each block
   */
  static int firstPage(BitSet ends, int entry) {
    return entry == 0 ? 0 : ends.prevSetBit(entry - 1) + 1;
  }

  @Override
  public long cost() {
    return pages.cost() + record.cost();
  }
}
