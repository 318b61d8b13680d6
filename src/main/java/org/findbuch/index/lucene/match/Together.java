package org.findbuch.index.lucene.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.findbuch.index.lucene.match.Sequence.Slot;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PageBreak;

/** Finds where the words of a sequence stand together, from the positions of each of them. */
public final class Together {
  private static final int[] NOWHERE = {};

  private Together() {}

  /**
   * The positions of all words that are part of an occurrence.
   *
   * @param positions for each slot where its terms stand, in ascending order
   */
  public static BitSet find(Sequence sequence, List<int[]> positions) {
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
      case AT_THE_TOP -> last < IndexFields.TOP;
    };
  }

  /**
   * Looks at each stretch that begins with one of the words and is not too long. Words that are
   * asked for twice are one group that is needed twice.
   */
  private static BitSet near(Sequence sequence, List<int[]> positions) {
    Groups groups = new Groups(sequence.slots());
    long[] candidates = groups.inOrder(positions);
    int width = sequence.extent() + sequence.slop();
    BitSet found = new BitSet();
    int end = 0;
    int marked = 0;
    for (int first = 0; first < candidates.length; first++) {
      int start = position(candidates[first]);
      while (end < candidates.length && position(candidates[end]) < start + width) {
        groups.enter(candidates[end++]);
      }
      if (groups.incomplete == 0 && counts(sequence, start, position(candidates[end - 1]))) {
        for (int i = Math.max(first, marked); i < end; i++) {
          found.set(position(candidates[i]));
        }
        marked = end;
      }
      groups.leave(candidates[first]);
    }
    return found;
  }

  private static int position(long candidate) {
    return (int) (candidate >>> Integer.SIZE);
  }

  /** How many words of each group a stretch still lacks. */
  private static final class Groups {
    private final int[] ofSlot;
    private final int[] lacking;
    private int incomplete;

    private Groups(List<Slot> slots) {
      this.ofSlot = new int[slots.size()];
      this.lacking = new int[slots.size()];
      for (int slot = 0; slot < ofSlot.length; slot++) {
        int group = 0;
        while (!slots.get(group).terms().equals(slots.get(slot).terms())) {
          group++;
        }
        ofSlot[slot] = group;
        incomplete += lacking[group]++ == 0 ? 1 : 0;
      }
    }

    /** Every word as its position and group in one number. */
    private long[] inOrder(List<int[]> positions) {
      int count = 0;
      for (int slot = 0; slot < ofSlot.length; slot++) {
        count += ofSlot[slot] == slot ? positions.get(slot).length : 0;
      }
      long[] all = new long[count];
      for (int slot = 0; slot < ofSlot.length; slot++) {
        for (int position : ofSlot[slot] == slot ? positions.get(slot) : NOWHERE) {
          all[--count] = (long) position << Integer.SIZE | slot;
        }
      }
      Arrays.sort(all);
      return all;
    }

    private void enter(long candidate) {
      incomplete -= --lacking[(int) candidate] == 0 ? 1 : 0;
    }

    private void leave(long candidate) {
      incomplete += lacking[(int) candidate]++ == 0 ? 1 : 0;
    }
  }
}
