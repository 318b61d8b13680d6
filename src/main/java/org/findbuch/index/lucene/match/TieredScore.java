package org.findbuch.index.lucene.match;

/**
 * The order of documents of which some lack words of the question: what has every word is before
 * all that has not; of those that have not, who has more of the question is before who has less of
 * it as often. To scale by a power of two changes no float but its exponent, so that nothing is
 * lost of a score, and the collector, which only knows scores, still sees which are too low.
 */
public final class TieredScore {
  private static final float SCALE = 0x1p-20f;

  /** Below what any document with every word is ordered by, and above all others. */
  private static final float LEAST_OF_WHOLE = 0x1p-8f;

  private TieredScore() {}

  /**
   * What a document is ordered by.
   *
   * @param score of the words that it has, less than 4,096
   * @param share of the question's weight that it has, 1 for all. Its root counts: mean reciprocal
   *     rank and recall of 750 headings are .515 and .724 with it, .516 and .727 without, .511 and
   *     .720 with the share itself; of 632 questions .932 and .967, .931 and .968, .930 and .965
   */
  public static float order(float score, float share) {
    return share < 1f ? score * SCALE * (float) Math.sqrt(share) : Math.max(score, LEAST_OF_WHOLE);
  }

  /** Whether a document lacks something and no score of its words orders it by so much. */
  static boolean isBehind(float share, float order) {
    return share < 1f && order >= LEAST_OF_WHOLE;
  }

  /** The score of the words again, times the root of the share. */
  public static float shown(float order) {
    return order < LEAST_OF_WHOLE ? order / SCALE : order;
  }
}
