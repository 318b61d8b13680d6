package org.findbuch.index.lucene.store;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of an index are records; each ends the block of its document's pages. In each part
 * of an index documents have numbers of their own as well, from 0 and without their pages, so that
 * what is kept of every document takes no room for pages.
 */
public final class Parents implements BitSetProducer {
  private final BitSetProducer ends =
      new QueryBitSetProducer(new TermQuery(new Term(IndexFields.DOCUMENT, "")));
  private final Map<IndexReader.CacheKey, Numbers> parts =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Null where a part has none. */
  @Override
  public @Nullable BitSet getBitSet(LeafReaderContext leaf) throws IOException {
    return ends.getBitSet(leaf);
  }

  /** The first page of a document, or the record where it has none. */
  public int firstPage(LeafReaderContext leaf, int record) throws IOException {
    return firstPage(Objects.requireNonNull(getBitSet(leaf)), record);
  }

  /**
   * The first page of the document that an entry belongs to.
   *
   * @param ends the last entry of each block
   */
  public static int firstPage(BitSet ends, int entry) {
    return entry == 0 ? 0 : ends.prevSetBit(entry - 1) + 1;
  }

  public Numbers numbers(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheKey key = key(leaf);
    Numbers known = parts.get(key);
    if (known == null) {
      BitSet records = getBitSet(leaf);
      known =
          new Numbers(
              leaf.reader().maxDoc(),
              records == null ? DocIdSetIterator.empty() : new BitSetIterator(records, 0),
              records == null ? 0 : records.cardinality());
      parts.put(key, known);
    }
    return known;
  }

  /** Says which segment this is, whatever is deleted in it. */
  static IndexReader.CacheKey key(LeafReaderContext leaf) {
    return leaf.reader().getCoreCacheHelper().getKey();
  }

  /** The documents of one segment, deleted ones among them. */
  static final class Numbers {
    private final int count;
    private final long[] isRecord;
    private final int[] before;

    private Numbers(int maxDoc, DocIdSetIterator records, int count) throws IOException {
      this.count = count;
      this.isRecord = new long[maxDoc / Long.SIZE + 1];
      this.before = new int[isRecord.length];
      for (int entry = records.nextDoc(); entry != NO_MORE_DOCS; entry = records.nextDoc()) {
        isRecord[entry / Long.SIZE] |= 1L << entry;
      }
      for (int word = 1; word < before.length; word++) {
        before[word] = before[word - 1] + Long.bitCount(isRecord[word - 1]);
      }
    }

    int count() {
      return count;
    }

    /** How many records come before an entry: the number of the first one from there on. */
    int from(int entry) {
      int word = entry / Long.SIZE;
      return before[word] + Long.bitCount(isRecord[word] & ((1L << entry) - 1));
    }
  }
}
