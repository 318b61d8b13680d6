package org.findbuch.ingest.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.collections4.sequence.CommandVisitor;
import org.apache.commons.collections4.sequence.SequencesComparator;

/**
 * Which words of two texts are equal in the same order. Runs of three words that each text has once
 * are lined up first (patience diff), what is between them is compared word by word (Myers 1986,
 * O(ND)), so that it costs little more than to read both, however long they are.
 */
final class CommonWords {
  /** Words of both texts that are compared word by word where no run stands once in each. */
  private static final int MOST_UNANCHORED = 4_000;

  /** So few need not be lined up. */
  private static final int FEW = 200;

  private static final int RUN = 3;
  private static final int TWICE = -1;

  private final int[] one;
  private final int[] other;

  /** The words of each that are equal. */
  final BitSet inOne = new BitSet();

  final BitSet inOther = new BitSet();

  /** How much may still be compared word by word. */
  private long left = 20L * MOST_UNANCHORED * MOST_UNANCHORED;

  private CommonWords(int[] one, int[] other) {
    this.one = one;
    this.other = other;
  }

  static CommonWords of(List<String> one, List<String> other) {
    Map<String, Integer> numbers = new HashMap<>();
    CommonWords common = new CommonWords(numbered(one, numbers), numbered(other, numbers));
    common.align(0, one.size(), 0, other.size());
    return common;
  }

  private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
    return words.stream()
        .mapToInt(word -> numbers.computeIfAbsent(word, _ -> numbers.size()))
        .toArray();
  }

  private void equal(int i, int j) {
    inOne.set(i);
    inOther.set(j);
  }

  private void align(int from, int to, int otherFrom, int otherTo) {
    int i = from;
    int j = otherFrom;
    while (i < to && j < otherTo && one[i] == other[j]) {
      equal(i++, j++);
    }
    int end = to;
    int otherEnd = otherTo;
    while (i < end && j < otherEnd && one[end - 1] == other[otherEnd - 1]) {
      equal(--end, --otherEnd);
    }
    if (i == end || j == otherEnd) {
      return;
    }
    int words = end - i + otherEnd - j;
    List<int[]> anchors = words <= FEW ? List.of() : anchors(i, end, j, otherEnd);
    if (anchors.isEmpty()) {
      compare(i, end, j, otherEnd);
      return;
    }
    for (int[] anchor : anchors) {
      align(i, anchor[0], j, anchor[1]);
      equal(anchor[0], anchor[1]);
      i = anchor[0] + 1;
      j = anchor[1] + 1;
    }
    align(i, end, j, otherEnd);
  }

  private void compare(int from, int to, int otherFrom, int otherTo) {
    long cost = (long) (to - from) * (otherTo - otherFrom);
    if (to - from + otherTo - otherFrom > MOST_UNANCHORED || cost > left) {
      return;
    }
    left -= cost;
    new SequencesComparator<>(boxed(one, from, to), boxed(other, otherFrom, otherTo))
        .getScript()
        .visit(
            new CommandVisitor<>() {
              private int i = from;
              private int j = otherFrom;

              @Override
              public void visitKeepCommand(Integer word) {
                equal(i++, j++);
              }

              @Override
              public void visitDeleteCommand(Integer word) {
                i++;
              }

              @Override
              public void visitInsertCommand(Integer word) {
                j++;
              }
            });
  }

  private static List<Integer> boxed(int[] words, int from, int to) {
    return Arrays.stream(words, from, to).boxed().toList();
  }

  /** Where runs that stand once in each begin, in the longest order that both have. */
  private List<int[]> anchors(int from, int to, int otherFrom, int otherTo) {
    Map<Run, Integer> places = places(one, from, to);
    Map<Run, Integer> otherPlaces = places(other, otherFrom, otherTo);
    List<int[]> both = new ArrayList<>();
    for (int i = from; i <= to - RUN; i++) {
      Run run = new Run(one[i], one[i + 1], one[i + 2]);
      int otherPlace = otherPlaces.getOrDefault(run, TWICE);
      if (otherPlace != TWICE && places.getOrDefault(run, TWICE) != TWICE) {
        both.add(new int[] {i, otherPlace});
      }
    }
    return increasing(both);
  }

  private record Run(int first, int second, int third) {}

  private static Map<Run, Integer> places(int[] words, int from, int to) {
    Map<Run, Integer> places = new HashMap<>(2 * (to - from));
    for (int i = from; i <= to - RUN; i++) {
      places.merge(new Run(words[i], words[i + 1], words[i + 2]), i, (_, _) -> TWICE);
    }
    return places;
  }

  /** The longest increasing subsequence by the second number (Fredman 1975). */
  private static List<int[]> increasing(List<int[]> pairs) {
    int[] ends = new int[pairs.size()];
    int[] before = new int[pairs.size()];
    int length = 0;
    for (int k = 0; k < pairs.size(); k++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(ends[middle])[1] < pairs.get(k)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[k] = low == 0 ? TWICE : ends[low - 1];
      ends[low] = k;
      length = Math.max(length, low + 1);
    }
    List<int[]> longest = new ArrayList<>();
    for (int k = length == 0 ? TWICE : ends[length - 1]; k != TWICE; k = before[k]) {
      longest.add(pairs.get(k));
    }
    return longest.reversed();
  }
}
