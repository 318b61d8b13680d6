package org.findbuch.index.lucene.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the words that were asked for stand on which pages of one segment; forward only.
 */
final class PageMatches {
  private static final int MOST_LEAVES = Long.SIZE;

  private final @Nullable DocIdSetIterator[] leaves;
  private final List<Double> weights;
  private final @Nullable Scorer ranked;

  /**
   * A page that has at least one of the words.
   *
   * @param page its number in the segment
   * @param leaves which of the words, a bit each
   */
  record Match(int page, float score, long leaves) {
    static final Comparator<Match> BEST =
        Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::page);
  }

  /**
   * @param asked what finds the pages of each word
   * @param weights how much each says; of the whole index, as it is chance what a segment holds
   * @param ranking scores pages; null where their order is that of the document
   */
  PageMatches(
      List<Weight> asked, List<Double> weights, @Nullable Weight ranking, LeafReaderContext leaf)
      throws IOException {
    this.weights = weights;
    leaves = new DocIdSetIterator[Math.min(asked.size(), MOST_LEAVES)];
    for (int i = 0; i < leaves.length; i++) {
      Scorer scorer = asked.get(i).scorer(leaf);
      leaves[i] = scorer == null ? null : scorer.iterator();
    }
    ranked = ranking == null ? null : ranking.scorer(leaf);
  }

  /** How much some of the words say together: the rarer, the more. */
  double worth(long some) {
    double worth = 0;
    for (long rest = some; rest != 0; rest &= rest - 1) {
      worth += weights.get(Long.numberOfTrailingZeros(rest));
    }
    return worth;
  }

  /**
   * The matching entries of a document, in order.
   *
   * @param first its first page
   * @param record its last entry, after all pages
   */
  List<Match> of(int first, int record) throws IOException {
    long[] found = new long[record - first];
    for (int i = 0; i < leaves.length; i++) {
      DocIdSetIterator leaf = leaves[i];
      if (leaf != null) {
        int page = leaf.docID() < first ? leaf.advance(first) : leaf.docID();
        while (page < record) {
          found[page - first] |= 1L << i;
          page = leaf.nextDoc();
        }
      }
    }
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      if (found[i] != 0) {
        matches.add(new Match(first + i, score(first + i), found[i]));
      }
    }
    return matches;
  }

  private float score(int page) throws IOException {
    if (ranked == null) {
      return 0;
    }
    int at = ranked.docID() < page ? ranked.iterator().advance(page) : ranked.docID();
    return at == page ? ranked.score() : 0;
  }

  /** The pages that together show most of the words, the best of them first. */
  List<Match> best(List<Match> pages, int most) {
    List<Match> left = new ArrayList<>(pages);
    left.sort(Match.BEST);
    List<Match> chosen = new ArrayList<>();
    long shown = 0;
    while (chosen.size() < most && !left.isEmpty()) {
      Match next = left.getFirst();
      for (Match page : left) {
        if (worth(page.leaves() & ~shown) > worth(next.leaves() & ~shown)) {
          next = page;
        }
      }
      left.remove(next);
      chosen.add(next);
      shown |= next.leaves();
    }
    chosen.sort(Match.BEST);
    return chosen;
  }
}
