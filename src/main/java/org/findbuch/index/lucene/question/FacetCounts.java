package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.lucene.store.FacetValues;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.PointInTime.View;

/** Says which values of one facet are the most frequent. */
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
    this.field = IndexFields.facet(facet);
  }

  /** The most frequent values, and the chosen ones however rare they are. */
  List<Count> in(FacetTally counted, List<String> chosen) throws IOException {
    return in(counted, chosen, facet == Facet.YEAR ? Integer.MAX_VALUE : MOST_VALUES);
  }

  /** All values, and the chosen ones also where no document has them. */
  List<Count> allIn(FacetTally counted, List<String> chosen) throws IOException {
    return in(counted, chosen, Integer.MAX_VALUE);
  }

  private List<Count> in(FacetTally counted, List<String> chosen, int most) throws IOException {
    List<Count> kept =
        view.fields().contains(field) ? best(counted, chosen, most) : new ArrayList<>();
    Set<String> missing = new TreeSet<>(chosen);
    kept.forEach(count -> missing.remove(count.value()));
    missing.forEach(value -> kept.add(new Count(value, 0)));
    return kept;
  }

  /** Names are looked up only for the values that are kept: a facet may have very many. */
  private List<Count> best(FacetTally counted, List<String> chosen, int most) throws IOException {
    FacetValues values = view.facet(field);
    int[] counts = counted.of(facet, values);
    List<Count> best = new ArrayList<>();
    for (int ordinal : mostFrequent(counts, most)) {
      best.add(new Count(values.name(ordinal), counts[ordinal]));
    }
    best.sort(MOST_FREQUENT);
    Set<String> others = new TreeSet<>(chosen);
    best.forEach(count -> others.remove(count.value()));
    for (String value : others) {
      int ordinal = values.number(value);
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
}
