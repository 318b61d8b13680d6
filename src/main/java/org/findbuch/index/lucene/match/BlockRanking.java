package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.findbuch.index.lucene.store.Parents;

/**
 * Ranks documents by their best page and their record; one that has nothing of what is asked for
 * has a score of 0. Of a document that is known to be behind the best, the score is not worked out.
 */
final class BlockRanking extends Scorer {
  private final DocIdSetIterator documents;
  private final BitSet ends;
  private final RankedCursors pages;
  private final RankedCursors record;
  private final double[] inRecord = new double[1];
  private double[] sums = new double[16];
  private float least;

  /**
   * @param ends the last entry of each block, which is the record
   */
  BlockRanking(BitSet ends, RankedCursors pages, RankedCursors record) {
    this.ends = ends;
    this.pages = pages;
    this.record = record;
    this.documents = new BitSetIterator(ends, ends.approximateCardinality());
  }

  @Override
  public int docID() {
    return documents.docID();
  }

  @Override
  public DocIdSetIterator iterator() {
    return documents;
  }

  /** To be asked once of each document; any number below the least where it is below that. */
  @Override
  public float score() throws IOException {
    int document = documents.docID();
    inRecord[0] = 0;
    record.addScores(document, document, inRecord, 0);
    int first = Parents.firstPage(ends, document);
    int count = document - first;
    sums = ArrayUtil.grow(sums, count);
    Arrays.fill(sums, 0, count, 0);
    // so much less that rounding lifts nothing to the least that is below it
    double wanted = least - inRecord[0] - 2 * Math.ulp(least);
    return (float) (pages.addScores(first, document - 1, sums, wanted) + inRecord[0]);
  }

  @Override
  public void setMinCompetitiveScore(float score) {
    least = score;
  }

  @Override
  public float getMaxScore(int upTo) {
    return Float.POSITIVE_INFINITY;
  }
}
