package org.findbuch.ingest.twin;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.findbuch.language.EditCost;

/** What two texts have in common, and where they differ. */
public final class Likeness {
  /** A word in so many may differ in what is the same text read from another sort of file. */
  private static final int OTHER_SORT = 100;

  /** A word in so many that was put in the place of another makes it another edition. */
  private static final int CHANGED = 200;

  /** A word in so many may be lost or invented where one was recognised on a picture. */
  private static final int MISREAD = 25;

  /** Letters of a word that may be misread: a word in four. */
  private static final double SLIP = 0.25;

  /** Percent of words that may be equal though they are not written so. */
  private static final int MARGIN = 20;

  private static final int LONGEST_GAP = 8;

  private static final int STRETCH = 20;

  /** The share of a text that stands in the place of another, in one piece or a few. */
  private static final double MOST_FOREIGN = 0.12;

  /** Fewer fields are a date and a number. */
  private static final int FIELDS = 4;

  private static final double MOST_FILLED_IN = 0.6;

  private final WordRow one;
  private final WordRow other;
  private final CommonWords equal;
  private final boolean misread;

  /** The words of each that do not differ. */
  private final BitSet fine;

  private final BitSet otherFine;
  private int changed;
  private int loose;
  private int gaps;
  private int filledIn;

  private Likeness(WordRow one, WordRow other, boolean misread) {
    this.one = one;
    this.other = other;
    this.equal = CommonWords.of(one.words(), other.words());
    this.misread = misread;
    this.fine = (BitSet) equal.inOne.clone();
    this.otherFine = (BitSet) equal.inOther.clone();
  }

  /**
   * Whether two texts have so few words in common, in whatever order, that they cannot be {@link
   * #percent} alike: a margin is left for words that are misread or written in two.
   *
   * @param percent the least that counts
   */
  public static boolean isBelow(int percent, WordRow one, WordRow other) {
    Map<String, Integer> counts = new HashMap<>();
    one.words().forEach(word -> counts.merge(word, 1, Integer::sum));
    int common = 0;
    for (String word : other.words()) {
      if (counts.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    int longer = Math.max(one.words().size(), other.words().size());
    return 100L * common < (long) (percent - MARGIN) * longer;
  }

  /**
   * Compares two texts.
   *
   * @param misread whether words of one of them were recognised on a picture; those that differ by
   *     what is easily misread are then equal
   */
  public static Likeness of(WordRow one, WordRow other, boolean misread) {
    Likeness likeness = new Likeness(one, other, misread);
    likeness.gaps(likeness::explain);
    Map<String, Integer> elsewhere = new HashMap<>();
    count(elsewhere, one, likeness.fine, 1);
    count(elsewhere, other, likeness.otherFine, -1);
    likeness.gaps((i, end, j, otherEnd) -> likeness.weigh(elsewhere, i, end, j, otherEnd));
    return likeness;
  }

  /** Of the words of the longer text, rounded down. */
  public int percent() {
    int longer = Math.max(one.words().size(), other.words().size());
    int same = Math.min(fine.cardinality(), otherFine.cardinality());
    return longer == 0 ? 0 : (int) (100L * same / longer);
  }

  /**
   * Whether it is the same text.
   *
   * @param otherSort whether the files are of different sorts, of which heads, notes and numbers of
   *     lists are read differently, in another place or not at all
   */
  public boolean isSame(boolean otherSort) {
    int words = Math.max(one.words().size(), other.words().size());
    if (misread) {
      return changed <= words / CHANGED && loose <= words / MISREAD;
    }
    return otherSort
        ? changed == 0 && loose <= words / OTHER_SORT
        : fine.cardinality() + otherFine.cardinality() == one.words().size() + other.words().size();
  }

  /**
   * Whether the texts share what surrounds them, and not what they say: a letterhead and the same
   * clauses around other text, or a form that is filled in otherwise.
   */
  public boolean isBoilerplate() {
    double foreign = Math.min(foreign(one, fine), foreign(other, otherFine));
    return foreign >= MOST_FOREIGN || (gaps >= FIELDS && filledIn >= gaps * MOST_FILLED_IN);
  }

  /** The share of words in stretches of which less than half is equal. */
  private static double foreign(WordRow row, BitSet fine) {
    int words = row.words().size();
    BitSet foreign = new BitSet();
    for (int from = 0; from + STRETCH <= words; from += STRETCH / 4) {
      if (fine.get(from, from + STRETCH).cardinality() < STRETCH / 2) {
        foreign.set(from, from + STRETCH);
      }
    }
    return foreign.cardinality() / (double) Math.max(1, words);
  }

  /** The pages of the first text on which words are not equal. */
  public List<Integer> pages() {
    return pages(one, fine);
  }

  public List<Integer> otherPages() {
    return pages(other, otherFine);
  }

  private static List<Integer> pages(WordRow row, BitSet fine) {
    TreeSet<Integer> pages = new TreeSet<>();
    for (int i = fine.nextClearBit(0); i < row.words().size(); i = fine.nextClearBit(i + 1)) {
      pages.add(row.pages().get(i));
    }
    return List.copyOf(pages);
  }

  /** Words that are not equal, of either text, between two that are. */
  private interface Gap {
    void at(int from, int to, int otherFrom, int otherTo);
  }

  private void gaps(Gap gap) {
    int i = 0;
    int j = 0;
    while (i < one.words().size() || j < other.words().size()) {
      int end = next(equal.inOne, i, one);
      int otherEnd = next(equal.inOther, j, other);
      if (end > i || otherEnd > j) {
        gap.at(i, end, j, otherEnd);
      }
      i = end + 1;
      j = otherEnd + 1;
    }
  }

  private static int next(BitSet equal, int from, WordRow row) {
    int next = equal.nextSetBit(from);
    return next < 0 ? row.words().size() : next;
  }

  /** A word that is written in two, or misread, is none that differs. */
  private void explain(int from, int to, int otherFrom, int otherTo) {
    gaps++;
    filledIn += one.filledIn().get(from) && other.filledIn().get(otherFrom) ? 1 : 0;
    if (from == to || otherFrom == otherTo || to - from + otherTo - otherFrom > LONGEST_GAP) {
      return;
    }
    String here = String.join("", one.words().subList(from, to));
    String there = String.join("", other.words().subList(otherFrom, otherTo));
    if (here.equals(there) || (misread && isMisread(here, there))) {
      fine.set(from, to);
      otherFine.set(otherFrom, otherTo);
    }
  }

  /** A number that is another one is no slip. */
  private static boolean isMisread(String here, String there) {
    int longer = Math.max(here.length(), there.length());
    return digits(here).equals(digits(there))
        && Math.abs(here.length() - there.length()) <= SLIP * longer + 1
        && EditCost.of(here, there) <= Math.max(1, SLIP * longer);
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static void count(Map<String, Integer> words, WordRow row, BitSet fine, int by) {
    for (int i = fine.nextClearBit(0); i < row.words().size(); i = fine.nextClearBit(i + 1)) {
      words.merge(row.words().get(i), by, Integer::sum);
    }
  }

  /** What stands elsewhere in the other text is moved; what is put for something is changed. */
  private void weigh(Map<String, Integer> elsewhere, int from, int to, int otherFrom, int otherTo) {
    List<String> gone = only(elsewhere, one, fine, 1).in(from, to);
    List<String> come = only(elsewhere, other, otherFine, -1).in(otherFrom, otherTo);
    changed += Math.min(gone.size(), come.size());
    loose += (int) Math.abs(words(gone) - words(come));
  }

  private interface Only {
    List<String> in(int from, int to);
  }

  private static Only only(Map<String, Integer> elsewhere, WordRow row, BitSet fine, int side) {
    return (from, to) ->
        IntStream.range(from, to)
            .filter(i -> !fine.get(i))
            .mapToObj(row.words()::get)
            .filter(word -> elsewhere.getOrDefault(word, 0) * side > 0)
            .toList();
  }

  /** The number of a page or of a line in a list is nobody's word. */
  private static long words(List<String> some) {
    return some.stream().filter(word -> word.length() > 1 && !isNumber(word)).count();
  }

  private static boolean isNumber(String word) {
    return word.length() <= 3 && word.chars().allMatch(Character::isDigit);
  }
}
