package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.lucene.Snapshot.View;

/** Counts the values of one facet in a list of documents. */
final class FacetCounts {
  /** More values of one facet nobody reads; years are a scale and stay whole. */
  static final int MOST_VALUES = 50;

  private static final Comparator<Count> MOST_FREQUENT =
      Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value);

  private final View view;
  private final Facet facet;
  private final String field;

  FacetCounts(View view, Facet facet) {
    this.view = view;
    this.facet = facet;
    this.field = Schema.facet(facet);
  }

  /** The most frequent values, and the chosen ones however rare they are. */
  List<Count> in(DocumentList documents, List<String> chosen) throws IOException {
    return in(documents, chosen, facet == Facet.YEAR ? Integer.MAX_VALUE : MOST_VALUES);
  }

  /** All values, and the chosen ones also where no document has them. */
  List<Count> allIn(DocumentList documents, List<String> chosen) throws IOException {
    return in(documents, chosen, Integer.MAX_VALUE);
  }

  private List<Count> in(DocumentList documents, List<String> chosen, int most) throws IOException {
    List<Count> kept =
        view.fields().contains(field) ? best(documents, chosen, most) : new ArrayList<>();
    Set<String> missing = new TreeSet<>(chosen);
    kept.forEach(count -> missing.remove(count.value()));
    missing.forEach(value -> kept.add(new Count(value, 0)));
    return kept;
  }

  /** Names are looked up only for the values that are kept: a facet may have very many. */
  private List<Count> best(DocumentList documents, List<String> chosen, int most)
      throws IOException {
    OrdinalMap ordinals = view.ordinals(field);
    int[] counts = counts(documents, ordinals);
    List<Count> best = new ArrayList<>();
    for (int ordinal : mostFrequent(counts, most)) {
      best.add(new Count(value(ordinals, ordinal), counts[ordinal]));
    }
    best.sort(MOST_FREQUENT);
    Set<String> others = new TreeSet<>(chosen);
    best.forEach(count -> others.remove(count.value()));
    for (String value : others) {
      int ordinal = ordinal(ordinals, value);
      if (ordinal >= 0 && counts[ordinal] > 0) {
        best.add(new Count(value, counts[ordinal]));
      }
    }
    return best;
  }

  /** Ordinals follow the values' order, so that of equally frequent ones the first are kept. */
  private static int[] mostFrequent(int[] counts, int most) {
    PriorityQueue<Integer> best =
        new PriorityQueue<>(
            Comparator.comparingInt((Integer ordinal) -> counts[ordinal])
                .thenComparing(Comparator.reverseOrder()));
    for (int ordinal = 0; ordinal < counts.length; ordinal++) {
      boolean better =
          best.size() < most || counts[ordinal] > counts[Objects.requireNonNull(best.peek())];
      if (counts[ordinal] > 0 && better) {
        best.add(ordinal);
        if (best.size() > most) {
          best.poll();
        }
      }
    }
    return best.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How often each value is there, by its number over all parts of the index. */
  private int[] counts(DocumentList documents, OrdinalMap ordinals) throws IOException {
    int[] counts = new int[Math.toIntExact(ordinals.getValueCount())];
    int next = 0;
    for (LeafReaderContext leaf : view.reader().leaves()) {
      int first = next;
      int end = leaf.docBase + leaf.reader().maxDoc();
      while (next < documents.size() && documents.get(next) < end) {
        next++;
      }
      if (next > first) {
        count(leaf, documents, first, next, ordinals.getGlobalOrds(leaf.ord), counts);
      }
    }
    return counts;
  }

  private void count(
      LeafReaderContext leaf,
      DocumentList documents,
      int first,
      int end,
      LongValues global,
      int[] counts)
      throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    if (values.getValueCount() == 0) {
      return;
    }
    int[] here = new int[Math.toIntExact(values.getValueCount())];
    SortedDocValues single = DocValues.unwrapSingleton(values);
    for (int i = first; i < end; i++) {
      int document = documents.get(i) - leaf.docBase;
      if (single != null) {
        if (single.advanceExact(document)) {
          here[single.ordValue()]++;
        }
      } else if (values.advanceExact(document)) {
        for (int n = values.docValueCount(); n > 0; n--) {
          here[(int) values.nextOrd()]++;
        }
      }
    }
    for (int ordinal = 0; ordinal < here.length; ordinal++) {
      if (here[ordinal] > 0) {
        counts[(int) global.get(ordinal)] += here[ordinal];
      }
    }
  }

  private String value(OrdinalMap ordinals, int ordinal) throws IOException {
    LeafReaderContext leaf = view.reader().leaves().get(ordinals.getFirstSegmentNumber(ordinal));
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    return values.lookupOrd(ordinals.getFirstSegmentOrd(ordinal)).utf8ToString();
  }

  /** The number of a value, or -1 where no document has it. */
  private int ordinal(OrdinalMap ordinals, String value) throws IOException {
    for (LeafReaderContext leaf : view.reader().leaves()) {
      long here = DocValues.getSortedSet(leaf.reader(), field).lookupTerm(new BytesRef(value));
      if (here >= 0) {
        return (int) ordinals.getGlobalOrds(leaf.ord).get(here);
      }
    }
    return -1;
  }
}
