package org.findbuch.index.lucene;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.findbuch.document.Facet;

/**
 * The facet values of all documents in memory, a part of the index at a time and those of one
 * document beside each other: counting all facets is one walk through an array, while the index
 * itself would have to be asked document by document for each. A part never changes, so what is
 * read of it serves as long as it is searched.
 */
final class FacetRows {
  private final Records records;
  private final Map<IndexReader.CacheKey, Part> parts =
      Collections.synchronizedMap(new WeakHashMap<>());

  FacetRows(Records records) {
    this.records = records;
  }

  Part of(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheKey key = Records.key(leaf);
    Part known = parts.get(key);
    if (known == null) {
      known = new Part(leaf.reader(), records.numbers(leaf));
      parts.put(key, known);
    }
    return known;
  }

  /** One part of the index. Its documents are counted by themselves, without their pages. */
  static final class Part {
    private final Records.Numbers documents;

    /** The numbers of each facet's values among those of all facets. */
    private final Map<Facet, Numbers> numbers = new EnumMap<>(Facet.class);

    private final int different;

    /** The values of each document one after the other, and where those of each begin. */
    private final int[] values;

    private final int[] starts;

    private Part(LeafReader reader, Records.Numbers documents) throws IOException {
      this.documents = documents;
      int different = 0;
      for (Facet facet : Facet.values()) {
        int end = different + (int) of(reader, facet).getValueCount();
        numbers.put(facet, new Numbers(different, end));
        different = end;
      }
      this.different = different;
      this.starts = starts(reader);
      this.values = values(reader);
    }

    private int[] starts(LeafReader reader) throws IOException {
      int[] counted = new int[documents.count() + 1];
      for (Facet facet : Facet.values()) {
        SortedSetDocValues all = of(reader, facet);
        while (all.nextDoc() != NO_MORE_DOCS) {
          counted[documents.from(all.docID()) + 1] += all.docValueCount();
        }
      }
      for (int document = 0; document < documents.count(); document++) {
        counted[document + 1] += counted[document];
      }
      return counted;
    }

    private int[] values(LeafReader reader) throws IOException {
      int[] filled = starts.clone();
      int[] read = new int[starts[documents.count()]];
      for (Facet facet : Facet.values()) {
        SortedSetDocValues all = of(reader, facet);
        int base = of(facet).base();
        while (all.nextDoc() != NO_MORE_DOCS) {
          int document = documents.from(all.docID());
          for (int left = all.docValueCount(); left > 0; left--) {
            read[filled[document]++] = base + (int) all.nextOrd();
          }
        }
      }
      return read;
    }

    private static SortedSetDocValues of(LeafReader reader, Facet facet) throws IOException {
      return DocValues.getSortedSet(reader, Schema.facet(facet));
    }

    /**
     * How often each value of every facet is in some documents of a list.
     *
     * @param base the number of this part's first entry
     */
    int[] counts(int base, DocumentList list, int first, int end) {
      int[] counts = new int[different];
      for (int i = first; i < end; i++) {
        int document = documents.from(list.get(i) - base);
        for (int at = starts[document]; at < starts[document + 1]; at++) {
          counts[values[at]]++;
        }
      }
      return counts;
    }

    /** Where a facet's values are in what was counted. */
    Numbers of(Facet facet) {
      return Objects.requireNonNull(numbers.get(facet));
    }
  }

  /**
   * The numbers of one facet's values in the order of the values.
   *
   * @param end the first number that is none of them
   */
  record Numbers(int base, int end) {}
}
