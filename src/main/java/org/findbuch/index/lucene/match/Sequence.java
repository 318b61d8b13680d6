package org.findbuch.index.lucene.match;

import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Terms that stand together in one field.
 *
 * @param slots never empty
 * @param slop 0 for slots as they stand; otherwise they may be in any order, within a stretch that
 *     is longer than they are by so many words
 */
public record Sequence(String field, List<Slot> slots, int slop, Where where, float weight) {
  /** Where an occurrence counts. */
  public enum Where {
    ANYWHERE,
    /** Only over the break between two pages. */
    ACROSS,
    /** Only among the first words of a page, where its heading stands. */
    AT_THE_TOP,
    /** Each somewhere in the field, which does not say where. */
    APART
  }

  public Sequence {
    slots = List.copyOf(slots);
  }

  /**
   * One place in a sequence.
   *
   * @param position counted from the sequence's first
   * @param terms any of which may stand there; never empty
   * @param oneWord whether they are forms of one word and counted together, or words of their own
   */
  public record Slot(int position, List<BytesRef> terms, boolean oneWord) {
    public Slot {
      terms = List.copyOf(terms);
    }
  }

  Sequence atTheTop() {
    return new Sequence(field, slots, slop, Where.AT_THE_TOP, weight);
  }

  Sequence with(List<Slot> others) {
    return new Sequence(field, others, slop, where, weight);
  }

  /** Whether it is found where any of several words stands, as after a beginning is expanded. */
  public boolean isOneOfMany() {
    return slots.size() == 1 && !slots.getFirst().oneWord();
  }

  /** How many positions the words take as they stand. */
  int extent() {
    return slots.getLast().position() - slots.getFirst().position() + 1;
  }
}
