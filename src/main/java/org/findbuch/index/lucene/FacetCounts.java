package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
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
    List<Count> all = view.fields().contains(field) ? counted(documents) : new ArrayList<>();
    all.sort(MOST_FREQUENT);
    int most = facet == Facet.YEAR ? all.size() : Math.min(all.size(), MOST_VALUES);
    List<Count> kept = new ArrayList<>(all.subList(0, most));
    Set<String> missing = new TreeSet<>(chosen);
    kept.forEach(count -> missing.remove(count.value()));
    for (Count count : all.subList(most, all.size())) {
      if (missing.remove(count.value())) {
        kept.add(count);
      }
    }
    missing.forEach(value -> kept.add(new Count(value, 0)));
    return kept;
  }

  private List<Count> counted(DocumentList documents) throws IOException {
    OrdinalMap ordinals = view.ordinals(field);
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
    return named(ordinals, counts);
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
      counts[(int) global.get(ordinal)] += here[ordinal];
    }
  }

  private List<Count> named(OrdinalMap ordinals, int[] counts) throws IOException {
    List<Count> named = new ArrayList<>();
    for (int ordinal = 0; ordinal < counts.length; ordinal++) {
      if (counts[ordinal] > 0) {
        named.add(new Count(value(ordinals, ordinal), counts[ordinal]));
      }
    }
    return named;
  }

  private String value(OrdinalMap ordinals, int ordinal) throws IOException {
    LeafReaderContext leaf = view.reader().leaves().get(ordinals.getFirstSegmentNumber(ordinal));
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    return values.lookupOrd(ordinals.getFirstSegmentOrd(ordinal)).utf8ToString();
  }
}
