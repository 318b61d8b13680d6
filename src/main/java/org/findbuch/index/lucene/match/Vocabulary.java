package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOSupplier;
import org.findbuch.index.lucene.match.Sequence.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an index, each looked up once in a search. Most words stand in few parts of the
 * record, and what is not there need not be asked for again and again. For several threads, each of
 * which reads by itself.
 */
public final class Vocabulary {
  /** Words of a beginning that are looked up to say how frequent they are. */
  private static final int MOST = 64;

  private final IndexReader reader;
  private final Map<Reading, List<TermsEnum>> fields = new ConcurrentHashMap<>();
  private final Map<Term, TermStates> states = new ConcurrentHashMap<>();

  private record Reading(Thread thread, String field) {}

  Vocabulary(IndexReader reader) {
    this.reader = reader;
  }

  /**
   * A sequence with those of its terms that there are; nothing where a place would be empty. The
   * words that a beginning stands for come from the index and are not looked up once more.
   */
  public Optional<Sequence> found(Sequence sequence) throws IOException {
    List<Slot> slots = new ArrayList<>(sequence.slots().size());
    for (Slot slot : sequence.slots()) {
      if (!slot.oneWord()) {
        slots.add(slot);
        continue;
      }
      List<BytesRef> terms = new ArrayList<>(slot.terms().size());
      for (BytesRef term : slot.terms()) {
        if (states(new Term(sequence.field(), term)).docFreq() > 0) {
          terms.add(term);
        }
      }
      if (terms.isEmpty()) {
        return Optional.empty();
      }
      slots.add(new Slot(slot.position(), terms, slot.oneWord()));
    }
    return Optional.of(sequence.with(slots));
  }

  /** How often a term is there, and where its places are written in each segment. */
  TermStates states(Term term) throws IOException {
    TermStates known = states.get(term);
    if (known == null) {
      known = new TermStates(reader.getContext());
      for (LeafReaderContext leaf : reader.leaves()) {
        TermsEnum terms = terms(leaf, term.field());
        if (terms.seekExact(term.bytes())) {
          known.register(terms.termState(), leaf.ord, terms.docFreq(), terms.totalTermFreq());
        }
      }
      states.put(term, known);
    }
    return known;
  }

  /**
   * In how many entries of a field a sequence is at most: of the terms of each place all together,
   * those of the rarest place.
   */
  public long frequency(Sequence sequence) throws IOException {
    long least = Long.MAX_VALUE;
    for (Slot slot : sequence.slots()) {
      long having = 0;
      for (BytesRef term : slot.terms().subList(0, Math.min(MOST, slot.terms().size()))) {
        having += states(new Term(sequence.field(), term)).docFreq();
      }
      least = Math.min(least, having);
    }
    return least;
  }

  /** The places of a term in one segment, or null where it has none there. */
  @Nullable PostingsEnum places(LeafReaderContext leaf, Term term, @Nullable PostingsEnum reused)
      throws IOException {
    IOSupplier<TermState> supplier = states(term).get(leaf);
    TermState state = supplier == null ? null : supplier.get();
    if (state == null) {
      return null;
    }
    TermsEnum terms = terms(leaf, term.field());
    terms.seekExact(term.bytes(), state);
    return terms.postings(reused, PostingsEnum.POSITIONS);
  }

  private TermsEnum terms(LeafReaderContext leaf, String field) throws IOException {
    Reading reading = new Reading(Thread.currentThread(), field);
    List<TermsEnum> all = fields.get(reading);
    if (all == null) {
      all = new ArrayList<>();
      for (LeafReaderContext one : reader.leaves()) {
        Terms terms = one.reader().terms(field);
        all.add(terms == null ? TermsEnum.EMPTY : terms.iterator());
      }
      fields.put(reading, all);
    }
    return all.get(leaf.ord);
  }
}
