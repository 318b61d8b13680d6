package org.findbuch.index.lucene.match;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.findbuch.index.lucene.match.Sequence.Slot;
import org.findbuch.index.lucene.match.Sequence.Where;
import org.findbuch.index.lucene.store.Parents;

/**
 * How well a document answers: its best page, and its record. There are two answers to that. The
 * quick one goes by the words alone and is given for everything that matches; the thorough one also
 * looks at forms, headings and neighbours, and is given for the best of those.
 *
 * <p>The figures beside the weights are the mean reciprocal rank of the first ten hits on 750
 * judged German questions, with everything else as it stands here.
 */
public record Ranking(List<Leaf> leaves) {
  /** The very form that was typed: .519 with it, .513 without, .506 with .6. */
  private static final float EXACT = 0.25f;

  /** The parts of a compound, each for itself: .517 with 1, .512 with .5, .503 with .3. */
  private static final float PARTS = 0.7f;

  /** What the lesser of whole and parts adds to the better. */
  private static final float TIE = 0.3f;

  /** Among the first words of a page, where its heading stands: .530 with it, .526 with half. */
  private static final float TOP = 0.4f;

  /** Neighbours in the question that are near each other on the page: .519, .512 without. */
  private static final float NEAR = 0.1f;

  private static final int NEAR_SLOP = 8;

  /** More neighbours than a question of this many words has cost time and change nothing. */
  private static final int MOST_PAIRS = 10;

  /** Ranks documents by the words alone; where they stand is not looked at. */
  public Query quick(Parents parents) {
    List<Query> pages = new ArrayList<>();
    List<Query> records = new ArrayList<>();
    for (Leaf leaf : leaves) {
      if (!leaf.onPages().isEmpty()) {
        pages.add(Leaf.best(asTheyStand(leaf.onPages()), 0f));
      }
      records.add(leaf.record());
    }
    return joined(pages, records, parents);
  }

  /** Those without slop, which is costly; all of them where it was asked for. */
  private static List<Sequence> asTheyStand(List<Sequence> sequences) {
    List<Sequence> tight = sequences.stream().filter(s -> s.slop() == 0).toList();
    return tight.isEmpty() ? sequences : tight;
  }

  /** Ranks documents by all that is known. */
  public Query thorough(Parents parents) {
    List<Query> records = new ArrayList<>();
    for (Leaf leaf : leaves) {
      records.add(leaf.record());
      if (!leaf.hints().exactInRecord().isEmpty()) {
        records.add(weighing(EXACT, Leaf.best(leaf.hints().exactInRecord(), 0f)));
      }
    }
    return joined(onPages(), records, parents);
  }

  /** The score of the best page and that of the record. */
  private static Query joined(List<Query> pages, List<Query> records, Parents parents) {
    List<Query> all = new ArrayList<>(records);
    all.add(new ToParentBlockJoinQuery(sum(pages), parents, ScoreMode.Max));
    return sum(all);
  }

  private static Query sum(List<Query> queries) {
    BooleanQuery.Builder sum = new BooleanQuery.Builder();
    queries.forEach(one -> sum.add(one, Occur.SHOULD));
    return sum.build();
  }

  /** Ranks pages by all that is known; a page that has none of the words can be among them. */
  public Query pages() {
    return sum(onPages());
  }

  private List<Query> onPages() {
    List<Query> ranking = new ArrayList<>();
    for (Leaf leaf : leaves) {
      if (leaf.onPages().isEmpty()) {
        continue;
      }
      ranking.add(wholeOrParts(leaf));
      if (!leaf.hints().exact().isEmpty()) {
        ranking.add(weighing(EXACT, Leaf.best(leaf.hints().exact(), 0f)));
      }
      List<Sequence> words = words(leaf);
      if (!words.isEmpty()) {
        List<Sequence> top = words.stream().map(Sequence::atTheTop).toList();
        ranking.add(weighing(TOP, Leaf.best(top, 0f)));
      }
    }
    neighbours().forEach(near -> ranking.add(weighing(NEAR, near)));
    return ranking;
  }

  private static Query wholeOrParts(Leaf leaf) {
    if (leaf.hints().parts().isEmpty()) {
      return leaf.pages();
    }
    Query parts = sum(leaf.hints().parts().stream().map(SequenceQuery::of).toList());
    return new DisjunctionMaxQuery(List.of(leaf.pages(), weighing(PARTS, parts)), TIE);
  }

  private static List<Sequence> words(Leaf leaf) {
    return leaf.onPages().stream().filter(Ranking::isWord).toList();
  }

  private static boolean isWord(Sequence sequence) {
    return sequence.slots().size() == 1
        && sequence.where() == Where.ANYWHERE
        && sequence.weight() >= 1f
        && sequence.slots().getFirst().oneWord();
  }

  private List<Query> neighbours() {
    List<Query> near = new ArrayList<>();
    for (int i = 1; i < Math.min(leaves.size(), MOST_PAIRS); i++) {
      List<Sequence> pairs = pairs(leaves.get(i - 1), leaves.get(i));
      if (!pairs.isEmpty()) {
        near.add(Leaf.best(pairs, 0f));
      }
    }
    return near;
  }

  private static List<Sequence> pairs(Leaf one, Leaf other) {
    List<Sequence> pairs = new ArrayList<>();
    for (Sequence first : words(one)) {
      for (Sequence second : words(other)) {
        if (first.field().equals(second.field())) {
          List<Slot> slots = List.of(at(0, first), at(1, second));
          pairs.add(new Sequence(first.field(), slots, NEAR_SLOP, Where.ANYWHERE, 1f));
        }
      }
    }
    return pairs;
  }

  private static Slot at(int position, Sequence word) {
    return new Slot(position, word.slots().getFirst().terms(), true);
  }

  private static Query weighing(float weight, Query query) {
    return new BoostQuery(query, weight);
  }
}
