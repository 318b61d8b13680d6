package org.findbuch.index.lucene.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.match.Sequence.Slot;

/** Reads where the terms of a sequence stand in a page or record; fast in ascending order. */
public final class SlotPostings {
  private final Vocabulary vocabulary;
  private final LeafReaderContext leaf;
  private final List<List<Places>> slots = new ArrayList<>();

  public SlotPostings(Vocabulary vocabulary, LeafReaderContext leaf, Sequence sequence)
      throws IOException {
    this.vocabulary = vocabulary;
    this.leaf = leaf;
    for (Slot slot : sequence.slots()) {
      List<Places> places = new ArrayList<>(slot.terms().size());
      for (BytesRef text : slot.terms()) {
        Term term = new Term(sequence.field(), text);
        PostingsEnum postings = vocabulary.places(leaf, term, null);
        if (postings != null) {
          places.add(new Places(term, postings));
        }
      }
      slots.add(places);
    }
  }

  /** The positions of each slot's terms in a document. */
  public List<int[]> in(int document) throws IOException {
    List<int[]> positions = new ArrayList<>(slots.size());
    for (List<Places> slot : slots) {
      positions.add(positions(slot, document));
    }
    return positions;
  }

  private static int[] positions(List<Places> slot, int document) throws IOException {
    int[] positions = new int[4];
    int count = 0;
    for (Places places : slot) {
      for (int i = places.countIn(document); i > 0; i--) {
        positions = ArrayUtil.grow(positions, count + 1);
        positions[count++] = places.postings.nextPosition();
      }
    }
    if (slot.size() > 1) {
      Arrays.sort(positions, 0, count);
    }
    return Arrays.copyOf(positions, count);
  }

  /** Where one term stands. */
  private final class Places {
    private final Term term;
    private PostingsEnum postings;
    private int last = -1;

    private Places(Term term, PostingsEnum postings) {
      this.term = term;
      this.postings = postings;
    }

    private int countIn(int document) throws IOException {
      if (document <= last) {
        postings = Objects.requireNonNull(vocabulary.places(leaf, term, postings));
      }
      last = document;
      int at = postings.docID() < document ? postings.advance(document) : postings.docID();
      return at == document ? postings.freq() : 0;
    }
  }
}
