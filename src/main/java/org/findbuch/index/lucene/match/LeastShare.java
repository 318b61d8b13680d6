package org.findbuch.index.lucene.match;

import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/**
 * How much of what is asked for a document must have. What it has weighs so much is its score, and
 * who collects hits says what the least is: Lucene then leaves out what cannot reach it (WAND).
 *
 * @param whole the score of a document that has everything
 * @param needed the least score of a hit
 */
public record LeastShare(float whole, float needed) {
  /** Sums of floating point numbers in another order are not quite the same. */
  private static final float ROUNDING = 1e-4f;

  /** Documents that have any of some parts, by the weight of each part, greater than 0. */
  public static Query any(Map<Query, Float> parts) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(
        (documents, weight) ->
            any.add(new BoostQuery(new ConstantScoreQuery(documents), weight), Occur.SHOULD));
    return any.build();
  }

  /** The score that suffices; 0 where every document has enough. */
  public float enough() {
    return Math.max(0f, needed - ROUNDING);
  }

  /** How much of everything a document has by its score, 1 if it has all. */
  public float share(float score) {
    return score >= whole - ROUNDING ? 1f : Math.max(score / whole, Float.MIN_NORMAL);
  }
}
