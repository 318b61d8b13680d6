package org.findbuch.index.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.Sequence.Slot;

/** Finds where the words of a sequence stand together, from the positions of each of them. */
final class Together {
  private Together() {}

  /**
   * The positions of all words that are part of an occurrence.
   *
   * @param positions for each slot where its terms stand, in ascending order
   */
  static BitSet find(Sequence sequence, List<int[]> positions) {
    return sequence.slop() == 0 || sequence.slots().size() == 1
        ? asTheyStand(sequence, positions)
        : near(sequence, positions);
  }

  private static BitSet asTheyStand(Sequence sequence, List<int[]> positions) {
    BitSet found = new BitSet();
    int first = sequence.slots().getFirst().position();
    for (int start : positions.getFirst()) {
      int base = start - first;
      if (counts(sequence, start, start + sequence.extent() - 1)
          && allAt(sequence, positions, base)) {
        sequence.slots().forEach(slot -> found.set(base + slot.position()));
      }
    }
    return found;
  }

  private static boolean allAt(Sequence sequence, List<int[]> positions, int base) {
    for (int i = 1; i < positions.size(); i++) {
      int wanted = base + sequence.slots().get(i).position();
      if (Arrays.binarySearch(positions.get(i), wanted) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean counts(Sequence sequence, int first, int last) {
    return switch (sequence.where()) {
      case ANYWHERE, APART -> true;
      case ACROSS -> first < PageBreak.AT && last >= PageBreak.AT;
      case AT_THE_TOP -> last < Schema.TOP;
    };
  }

  /** A word at a position; words that are asked for twice are one group that is needed twice. */
  private record Candidate(int position, int group) {}

  private static BitSet near(Sequence sequence, List<int[]> positions) {
    Map<List<BytesRef>, Integer> groups = new LinkedHashMap<>();
    List<Candidate> candidates = new ArrayList<>();
    int[] needed = new int[sequence.slots().size()];
    for (int i = 0; i < sequence.slots().size(); i++) {
      Slot slot = sequence.slots().get(i);
      int before = groups.size();
      int group = groups.computeIfAbsent(slot.terms(), terms -> before);
      if (needed[group]++ == 0) {
        for (int position : positions.get(i)) {
          candidates.add(new Candidate(position, group));
        }
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::position));
    return windows(sequence, candidates, needed);
  }

  private static BitSet windows(Sequence sequence, List<Candidate> candidates, int[] needed) {
    BitSet found = new BitSet();
    int width = sequence.extent() + sequence.slop();
    for (int first = 0; first < candidates.size(); first++) {
      int[] missing = needed.clone();
      int start = candidates.get(first).position();
      int end = first;
      while (end < candidates.size() && candidates.get(end).position() < start + width) {
        missing[candidates.get(end).group()]--;
        end++;
      }
      int last = candidates.get(end - 1).position();
      if (Arrays.stream(missing).allMatch(count -> count <= 0) && counts(sequence, start, last)) {
        candidates.subList(first, end).forEach(c -> found.set(c.position()));
      }
    }
    return found;
  }
}
