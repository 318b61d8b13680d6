package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.findbuch.index.lucene.match.LeastShare;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.match.TieredScore;

/** Puts the best documents of a quick ranking in the order of a thorough one. */
final class Rescoring {
  /** How many are looked at once more: far more than anybody reads, few enough to cost little. */
  static final int WINDOW = 100;

  /** Equal scores go by date, newest first, then by id: what the quick ranking sorts by as well. */
  private static final Comparator<FieldDoc> ORDER =
      Comparator.<FieldDoc>comparingDouble(hit -> hit.score)
          .reversed()
          .thenComparing(hit -> (Long) hit.fields[1], Comparator.reverseOrder())
          .thenComparing(hit -> (Long) hit.fields[2]);

  private Rescoring() {}

  /**
   * Orders hits anew, those beyond the window behind them as they are.
   *
   * @param found the best hits of the quick ranking by score, date and id
   */
  static ScoreDoc[] ordered(OneSearch searcher, Query thorough, ScoreDoc[] found, Plan plan)
      throws IOException {
    ScoreDoc[] all = found.clone();
    ScoreDoc[] best = Arrays.copyOf(all, Math.min(WINDOW, all.length));
    Weight weight = weight(searcher, thorough);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeastShare least = plan.leastShare();
    Weight had = least == null ? null : weight(searcher, plan.documents());
    searcher.shared(
        best,
        hits -> {
          float[] scores = scores(hits, weight, leaves);
          float[] weights = had == null ? scores : scores(hits, had, leaves);
          for (int i = 0; i < scores.length; i++) {
            hits.get(i).score =
                least == null ? scores[i] : TieredScore.order(scores[i], least.share(weights[i]));
          }
          return hits;
        });
    FieldDoc[] ordered = Arrays.copyOf(best, best.length, FieldDoc[].class);
    Arrays.sort(ordered, ORDER);
    System.arraycopy(ordered, 0, all, 0, ordered.length);
    return all;
  }

  private static Weight weight(OneSearch searcher, Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1f);
  }

  private static float[] scores(List<ScoreDoc> hits, Weight weight, List<LeafReaderContext> leaves)
      throws IOException {
    float[] scores = new float[hits.size()];
    LeafReaderContext leaf = null;
    Scorer scorer = null;
    for (int i = 0; i < scores.length; i++) {
      ScoreDoc hit = hits.get(i);
      LeafReaderContext now = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
      if (now != leaf) {
        leaf = now;
        scorer = weight.scorer(now);
      }
      scores[i] = scorer == null ? 0f : score(scorer, hit.doc - now.docBase);
    }
    return scores;
  }

  private static float score(Scorer scorer, int document) throws IOException {
    int at = scorer.docID() < document ? scorer.iterator().advance(document) : scorer.docID();
    return at == document ? scorer.score() : 0f;
  }
}
