package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.LongValues;
import org.findbuch.document.Facet;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.store.DocumentList;
import org.findbuch.index.lucene.store.FacetRows;
import org.findbuch.index.lucene.store.FacetValues;
import org.findbuch.index.lucene.store.PointInTime.View;

/** How often the values of all facets are in some documents, counted once for all of them. */
final class FacetTally {
  private final List<InPart> parts = new ArrayList<>();

  private static final class InPart {
    private final LeafReaderContext leaf;
    private final FacetRows.Part rows;
    private final int[] counts;

    private InPart(LeafReaderContext leaf, FacetRows.Part rows, int[] counts) {
      this.leaf = leaf;
      this.rows = rows;
      this.counts = counts;
    }
  }

  private final View view;
  private final List<int[]> twins;

  FacetTally(View view, DocumentList documents, OneSearch searcher, boolean together)
      throws IOException {
    this.view = view;
    this.twins = together ? view.twins().in(documents) : List.of();
    searcher
        .shared(documents.size(), (first, end) -> counted(view, documents, first, end))
        .forEach(parts::addAll);
  }

  private static List<InPart> counted(View view, DocumentList documents, int from, int to)
      throws IOException {
    List<InPart> parts = new ArrayList<>();
    int next = from;
    for (LeafReaderContext leaf : view.reader().leaves()) {
      int first = next;
      int end = leaf.docBase + leaf.reader().maxDoc();
      while (next < to && documents.get(next) < end) {
        next++;
      }
      if (next > first) {
        FacetRows.Part rows = view.rows().of(leaf);
        parts.add(new InPart(leaf, rows, rows.counts(leaf.docBase, documents, first, next)));
      }
    }
    return parts;
  }

  /** The counts of one facet by the values' numbers over all segments. */
  int[] of(Facet facet, FacetValues values) throws IOException {
    int[] counts = new int[values.size()];
    for (InPart part : parts) {
      LongValues numbers = values.numbers(part.leaf);
      FacetRows.Numbers here = part.rows.of(facet);
      for (int at = here.base(); at < here.end(); at++) {
        if (part.counts[at] > 0) {
          counts[(int) numbers.get(at - here.base())] += part.counts[at];
        }
      }
    }
    for (int[] group : twins) {
      takeRepeated(counts, values, group);
    }
    return counts;
  }

  /** A value that several have counts once; each has a few, in order. */
  private void takeRepeated(int[] counts, FacetValues values, int[] group) throws IOException {
    for (int i = 1; i < group.length; i++) {
      for (int value : values.ofTwin(view.twins(), group[i])) {
        boolean again = false;
        for (int j = 0; j < i && !again; j++) {
          again = Arrays.binarySearch(values.ofTwin(view.twins(), group[j]), value) >= 0;
        }
        counts[value] -= again ? 1 : 0;
      }
    }
  }
}
