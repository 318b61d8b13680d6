package org.findbuch.index.lucene;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * The facet values of all documents in memory, a part of the index at a time: counting them is a
 * walk through an array, while the index itself would have to be asked document by document. A part
 * never changes, so what is read of it serves as long as it is searched.
 */
final class FacetColumns {
  private final BitSetProducer records;
  private final Map<IndexReader.CacheKey, Part> parts =
      Collections.synchronizedMap(new WeakHashMap<>());

  FacetColumns(BitSetProducer records) {
    this.records = records;
  }

  Part of(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheKey key = leaf.reader().getCoreCacheHelper().getKey();
    Part known = parts.get(key);
    if (known == null) {
      known = new Part(leaf.reader(), records.getBitSet(leaf));
      parts.put(key, known);
    }
    return known;
  }

  /** One part of the index. Its documents are counted by themselves, without their pages. */
  static final class Part {
    private final int documents;
    private final long[] isRecord;
    private final int[] before;
    private final Map<String, Column> columns = new ConcurrentHashMap<>();

    private Part(LeafReader reader, @Nullable BitSet records) throws IOException {
      int words = reader.maxDoc() / Long.SIZE + 1;
      this.isRecord = new long[words];
      this.before = new int[words];
      int count = 0;
      int word = 0;
      DocIdSetIterator entries =
          records == null ? DocIdSetIterator.empty() : new BitSetIterator(records, 0);
      for (int entry = entries.nextDoc(); entry != NO_MORE_DOCS; entry = entries.nextDoc()) {
        while (word < entry / Long.SIZE) {
          before[++word] = count;
        }
        isRecord[word] |= 1L << entry;
        count++;
      }
      this.documents = count;
    }

    /** How often each value, by its number in this part, is in some documents of a list. */
    int[] counts(LeafReaderContext leaf, String field, DocumentList list, int first, int end)
        throws IOException {
      Column column = column(leaf.reader(), field);
      int[] counts = new int[column.different];
      for (int i = first; i < end; i++) {
        column.count(number(list.get(i) - leaf.docBase), counts);
      }
      return counts;
    }

    private int number(int record) {
      int word = record / Long.SIZE;
      return before[word] + Long.bitCount(isRecord[word] & ((1L << record) - 1));
    }

    private Column column(LeafReader reader, String field) throws IOException {
      Column known = columns.get(field);
      if (known == null) {
        known = column(DocValues.getSortedSet(reader, field));
        columns.put(field, known);
      }
      return known;
    }

    private Column column(SortedSetDocValues all) throws IOException {
      int[] starts = new int[documents + 1];
      int[] values = new int[documents];
      int count = 0;
      int next = 0;
      while (all.nextDoc() != NO_MORE_DOCS) {
        int document = number(all.docID());
        Arrays.fill(starts, next, document + 1, count);
        next = document + 1;
        values = ArrayUtil.grow(values, count + all.docValueCount());
        for (int left = all.docValueCount(); left > 0; left--) {
          values[count++] = (int) all.nextOrd();
        }
      }
      Arrays.fill(starts, next, starts.length, count);
      return new Column(starts, Arrays.copyOf(values, count), (int) all.getValueCount());
    }
  }

  /** The values of each document one after the other, and where those of each begin. */
  private static final class Column {
    private final int[] starts;
    private final int[] values;

    /** How many values there are. */
    private final int different;

    private Column(int[] starts, int[] values, int different) {
      this.starts = starts;
      this.values = values;
      this.different = different;
    }

    private void count(int document, int[] counts) {
      for (int i = starts[document]; i < starts[document + 1]; i++) {
        counts[values[i]]++;
      }
    }
  }
}
