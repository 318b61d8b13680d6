package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.Sequence.Slot;

/** Reads where the terms of a sequence stand in one page or record, in ascending order of those. */
final class SlotPostings {
  private final List<List<PostingsEnum>> slots = new ArrayList<>();

  /** One place of a term. */
  record Place(int position, int start, int end) {}

  /**
   * @param features {@link PostingsEnum#POSITIONS} or {@link PostingsEnum#OFFSETS}
   */
  SlotPostings(LeafReader reader, Sequence sequence, int features) throws IOException {
    Terms terms = reader.terms(sequence.field());
    for (Slot slot : sequence.slots()) {
      List<PostingsEnum> postings = new ArrayList<>();
      if (terms != null) {
        TermsEnum all = terms.iterator();
        for (BytesRef term : slot.terms()) {
          if (all.seekExact(term)) {
            postings.add(all.postings(null, features));
          }
        }
      }
      slots.add(postings);
    }
  }

  /** Where each slot's terms stand in a document; documents must be asked for in order. */
  List<List<Place>> in(int document) throws IOException {
    List<List<Place>> places = new ArrayList<>();
    for (List<PostingsEnum> slot : slots) {
      List<Place> found = new ArrayList<>();
      for (PostingsEnum postings : slot) {
        read(postings, document, found);
      }
      found.sort(java.util.Comparator.comparingInt(Place::position));
      places.add(found);
    }
    return places;
  }

  private static void read(PostingsEnum postings, int document, List<Place> into)
      throws IOException {
    int at = postings.docID() < document ? postings.advance(document) : postings.docID();
    if (at != document) {
      return;
    }
    for (int i = postings.freq(); i > 0; i--) {
      int position = postings.nextPosition();
      into.add(new Place(position, postings.startOffset(), postings.endOffset()));
    }
  }

  static List<int[]> positions(List<List<Place>> places) {
    return places.stream().map(slot -> slot.stream().mapToInt(Place::position).toArray()).toList();
  }
}
