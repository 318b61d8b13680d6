package org.findbuch.bench.relevance;

import java.util.List;

/**
 * How well one question was answered: what its first ten hits are worth, each figure from 0 to 1.
 *
 * @param reciprocalRank 1 for a right document in the first place, 1/2 in the second, 0 for none
 * @param recall share of the right documents that are there
 * @param gain what a reader gains who looks less and less far down, as a share of the most possible
 *     (nDCG; Järvelin and Kekäläinen 2002), a document being right or not
 */
public record Judgement(double reciprocalRank, double recall, double gain) {
  /** How many hits count. */
  public static final int DEPTH = 10;

  /** Judges the first hits of a question. */
  public static Judgement of(JudgedQuery query, List<String> hits) {
    double reciprocal = 0;
    double gained = 0;
    int found = 0;
    for (int rank = 1; rank <= Math.min(DEPTH, hits.size()); rank++) {
      if (query.relevant().contains(hits.get(rank - 1))) {
        reciprocal = Math.max(reciprocal, 1.0 / rank);
        gained += discount(rank);
        found++;
      }
    }
    int all = query.relevant().size();
    double possible = 0;
    for (int rank = 1; rank <= Math.min(DEPTH, all); rank++) {
      possible += discount(rank);
    }
    return new Judgement(reciprocal, (double) found / all, gained / possible);
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }
}
