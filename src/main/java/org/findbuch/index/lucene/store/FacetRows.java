package org.findbuch.index.lucene.store;

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
 * The facet values of all documents in memory, a segment at a time and those of one document beside
 * each other: counting all facets is one walk through an array, while the index itself would have
 * to be asked document by document for each. A part never changes, so what is read of it serves as
 * long as it is searched.
 */
public final class FacetRows {
  private final Parents records;
  private final Map<IndexReader.CacheKey, Part> parts =
      Collections.synchronizedMap(new WeakHashMap<>());

  FacetRows(Parents records) {
    this.records = records;
  }

  public Part of(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheKey key = Parents.key(leaf);
    Part known = parts.get(key);
    if (known == null) {
      known = new Part(leaf.reader(), records.numbers(leaf));
      parts.put(key, known);
    }
    return known;
  }

  /** One segment. Its documents are counted by themselves, without their pages. */
  public static final class Part {
    private final Parents.Numbers documents;

    /** The numbers of each facet's values among those of all facets. */
    private final Map<Facet, Numbers> numbers = new EnumMap<>(Facet.class);

    private final int different;

    /**
     * By facet, the most frequent value where every document has exactly one: it stands in no row,
     * and whoever has no other has this one.
     */
    private final Map<Facet, Integer> implied = new EnumMap<>(Facet.class);

    /** The values of each document one after the other, and where those of each begin. */
    private final int[] values;

    private final int[] starts;

    private Part(LeafReader reader, Parents.Numbers documents) throws IOException {
      this.documents = documents;
      int different = 0;
      for (Facet facet : Facet.values()) {
        int end = different + (int) of(reader, facet).getValueCount();
        numbers.put(facet, new Numbers(different, end));
        different = end;
      }
      this.different = different;
      for (Facet facet : Facet.values()) {
        int value = implied(of(reader, facet));
        if (value >= 0) {
          implied.put(facet, of(facet).base() + value);
        }
      }
      this.starts = starts(reader);
      this.values = values(reader);
    }

    private int implied(SortedSetDocValues all) throws IOException {
      int[] frequency = new int[(int) all.getValueCount()];
      int most = 0;
      int having = 0;
      while (all.nextDoc() != NO_MORE_DOCS) {
        if (all.docValueCount() != 1) {
          return -1;
        }
        int value = (int) all.nextOrd();
        frequency[value]++;
        most = frequency[value] > frequency[most] ? value : most;
        having++;
      }
      return having > 0 && having == documents.count() ? most : -1;
    }

    private interface Row {
      void has(int document, int value);
    }

    /** All values but the implied ones. */
    private void read(LeafReader reader, Row row) throws IOException {
      for (Facet facet : Facet.values()) {
        SortedSetDocValues all = of(reader, facet);
        int base = of(facet).base();
        int unwritten = implied.getOrDefault(facet, -1);
        while (all.nextDoc() != NO_MORE_DOCS) {
          int document = documents.from(all.docID());
          for (int left = all.docValueCount(); left > 0; left--) {
            int value = base + (int) all.nextOrd();
            if (value != unwritten) {
              row.has(document, value);
            }
          }
        }
      }
    }

    private int[] starts(LeafReader reader) throws IOException {
      int[] counted = new int[documents.count() + 1];
      read(reader, (document, value) -> counted[document + 1]++);
      for (int document = 0; document < documents.count(); document++) {
        counted[document + 1] += counted[document];
      }
      return counted;
    }

    private int[] values(LeafReader reader) throws IOException {
      int[] filled = starts.clone();
      int[] read = new int[starts[documents.count()]];
      read(reader, (document, value) -> read[filled[document]++] = value);
      return read;
    }

    private static SortedSetDocValues of(LeafReader reader, Facet facet) throws IOException {
      return DocValues.getSortedSet(reader, IndexFields.facet(facet));
    }

    /**
     * How often each value of every facet is in some documents of a list.
     *
     * @param base the number of this part's first entry
     */
    public int[] counts(int base, DocumentList list, int first, int end) {
      int[] counts = new int[different];
      for (int i = first; i < end; i++) {
        int document = documents.from(list.get(i) - base);
        for (int at = starts[document]; at < starts[document + 1]; at++) {
          counts[values[at]]++;
        }
      }
      implied.forEach(
          (facet, value) -> {
            int others = 0;
            for (int at = of(facet).base(); at < of(facet).end(); at++) {
              others += counts[at];
            }
            counts[value] = end - first - others;
          });
      return counts;
    }

    /** Where a facet's values are in what was counted. */
    public Numbers of(Facet facet) {
      return Objects.requireNonNull(numbers.get(facet));
    }
  }

  /**
   * The numbers of one facet's values in the order of the values.
   *
   * @param end the first number that is none of them
   */
  public record Numbers(int base, int end) {}
}
