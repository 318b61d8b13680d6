package org.findbuch.index.lucene;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Terms that stand together in one field.
 *
 * @param slots never empty
 * @param slop 0 for slots as they stand; otherwise they may be in any order, within a stretch that
 *     is longer than they are by so many words
 */
record Sequence(String field, List<Slot> slots, int slop, Where where, float weight) {
  /**
   * How much a part of a compound counts beside a whole word. On judged German questions the mean
   * reciprocal rank was .519 with .3 and .514 with 1.
   */
  private static final float PART = 0.3f;

  /** Where an occurrence counts. */
  enum Where {
    ANYWHERE,
    /** Only over the break between two pages. */
    ACROSS,
    /** Only among the first words of a page, where its heading stands. */
    AT_THE_TOP,
    /** Each somewhere in the field, which does not say where. */
    APART
  }

  Sequence {
    slots = List.copyOf(slots);
  }

  /**
   * One place in a sequence.
   *
   * @param position counted from the sequence's first
   * @param terms any of which may stand there; never empty
   * @param oneWord whether they are forms of one word and counted together, or words of their own
   */
  record Slot(int position, List<BytesRef> terms, boolean oneWord) {
    Slot {
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
  boolean isOneOfMany() {
    return slots.size() == 1 && !slots.getFirst().oneWord();
  }

  /** How many positions the words take as they stand. */
  int extent() {
    return slots.getLast().position() - slots.getFirst().position() + 1;
  }

  Query query() {
    Query query;
    if (where == Where.APART) {
      query = new ConstantScoreQuery(everySlot());
    } else if (slots.size() == 1 && where == Where.ANYWHERE) {
      query = any(slots.getFirst());
    } else {
      query = new SequenceQuery(this);
    }
    return weight == 1f ? query : new BoostQuery(query, weight);
  }

  /** What a document must hold to be looked at more closely. */
  Query everySlot() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    slots.stream().distinct().forEach(slot -> all.add(any(slot), Occur.FILTER));
    return all.build();
  }

  private Query any(Slot slot) {
    if (slot.terms().size() == 1) {
      return new TermQuery(new Term(field, slot.terms().getFirst()));
    }
    if (!slot.oneWord()) {
      return new ConstantScoreQuery(new TermInSetQuery(field, slot.terms()));
    }
    SynonymQuery.Builder forms = new SynonymQuery.Builder(field);
    slot.terms().forEach(term -> forms.addTerm(term, Forms.isPart(term) ? PART : 1f));
    return forms.build();
  }
}
