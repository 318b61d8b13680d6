package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.Sequence.Slot;

/** Reads where the terms of a sequence stand in one page or record, in ascending order of those. */
final class SlotPostings {
  private final List<List<PostingsEnum>> slots = new ArrayList<>();

  SlotPostings(LeafReader reader, Sequence sequence) throws IOException {
    Terms terms = reader.terms(sequence.field());
    for (Slot slot : sequence.slots()) {
      List<PostingsEnum> postings = new ArrayList<>();
      if (terms != null) {
        TermsEnum all = terms.iterator();
        for (BytesRef term : slot.terms()) {
          if (all.seekExact(term)) {
            postings.add(all.postings(null, PostingsEnum.POSITIONS));
          }
        }
      }
      slots.add(postings);
    }
  }

  /** The positions of each slot's terms in a document; documents must be asked for in order. */
  List<int[]> in(int document) throws IOException {
    List<int[]> positions = new ArrayList<>(slots.size());
    for (List<PostingsEnum> slot : slots) {
      positions.add(positions(slot, document));
    }
    return positions;
  }

  private static int[] positions(List<PostingsEnum> slot, int document) throws IOException {
    int[] positions = new int[4];
    int count = 0;
    for (PostingsEnum postings : slot) {
      int at = postings.docID() < document ? postings.advance(document) : postings.docID();
      for (int i = at == document ? postings.freq() : 0; i > 0; i--) {
        positions = ArrayUtil.grow(positions, count + 1);
        positions[count++] = postings.nextPosition();
      }
    }
    Arrays.sort(positions, 0, count);
    return Arrays.copyOf(positions, count);
  }
}
