package org.findbuch.index.lucene.match;

import java.io.IOException;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * The scores of the documents that are found in one part of the index, in ascending order. As soon
 * as there are enough hits, most documents are known to be behind them without being scored.
 */
final class Competition extends Scorable {
  private final @Nullable Scorer ranking;
  private float least;
  private float score;

  /** The end of the stretch that was looked at last, and what a document in it has at most. */
  private int stretchEnd = -1;

  private float stretchBound;

  /**
   * @param ranking null where nothing ranks; goes through every document
   */
  Competition(@Nullable Scorer ranking) {
    this.ranking = ranking;
  }

  /** Whether a document may still be among the best; its score is known then. */
  boolean enters(int document) throws IOException {
    score = 0f;
    if (ranking == null) {
      return least <= 0f;
    }
    if (least > 0f && bound(ranking, document) < least) {
      return false;
    }
    if (ranking.iterator().advance(document) == document) {
      score = ranking.score();
    }
    return score >= least;
  }

  /** Of a whole stretch of documents, so that most are left out without looking at any of them. */
  private float bound(Scorer ranking, int document) throws IOException {
    if (document > stretchEnd) {
      stretchEnd = ranking.advanceShallow(document);
      stretchBound = ranking.getMaxScore(stretchEnd);
    }
    return document <= stretchEnd ? stretchBound : Float.POSITIVE_INFINITY;
  }

  /** A document that scores less than this is behind all that are kept. */
  @Override
  public void setMinCompetitiveScore(float score) throws IOException {
    least = score;
    if (ranking != null) {
      ranking.setMinCompetitiveScore(score);
    }
  }

  @Override
  public float score() {
    return score;
  }
}
