package org.findbuch.index.lucene;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Terms that stand together in one field.
 *
 * @param slots never empty
 * @param across whether only what goes over the page break counts
 */
record Sequence(String field, List<Slot> slots, int slop, boolean across, float weight) {
  Sequence {
    slots = List.copyOf(slots);
  }

  /**
   * One place in a sequence.
   *
   * @param position counted from the sequence's first
   * @param terms any of which may stand there; never empty
   */
  record Slot(int position, List<BytesRef> terms) {
    Slot {
      terms = List.copyOf(terms);
    }
  }

  /** How many positions the words take as they stand. */
  int extent() {
    return slots.getLast().position() - slots.getFirst().position() + 1;
  }

  Query query() {
    Query query = slots.size() == 1 ? any(slots.getFirst()) : new SequenceQuery(this);
    return weight == 1f ? query : new BoostQuery(query, weight);
  }

  /** What a document must hold to be looked at more closely. */
  Query everySlot() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    slots.stream().distinct().forEach(slot -> all.add(any(slot), Occur.FILTER));
    return all.build();
  }

  private Query any(Slot slot) {
    return slot.terms().size() == 1
        ? new TermQuery(new Term(field, slot.terms().getFirst()))
        : new ConstantScoreQuery(new TermInSetQuery(field, slot.terms()));
  }
}
