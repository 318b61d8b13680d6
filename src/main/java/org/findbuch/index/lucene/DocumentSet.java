package org.findbuch.index.lucene;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.findbuch.index.SearchTooExpensiveException;
import org.jspecify.annotations.Nullable;

/**
 * Some documents of one part of an index: a list while they are few, else a bit for each document
 * there is.
 */
final class DocumentSet {
  /** Documents that are found without a look at the clock. */
  private static final int UNWATCHED = 256;

  private final Records.Numbers numbers;
  private final int size;

  /** The records in ascending order, or null where there are bits. */
  private final int @Nullable [] list;

  private final @Nullable FixedBitSet bits;

  private DocumentSet(Records.Numbers numbers, int[] records, int size) {
    this.numbers = numbers;
    this.size = size;
    if (size < numbers.count() / Integer.SIZE) {
      this.list = Arrays.copyOf(records, size);
      this.bits = null;
    } else {
      this.list = null;
      this.bits = new FixedBitSet(Math.max(1, numbers.count()));
      for (int i = 0; i < size; i++) {
        bits.set(numbers.from(records[i]));
      }
    }
  }

  /**
   * All records that come.
   *
   * @throws SearchTooExpensiveException when that takes too long
   */
  static DocumentSet of(DocIdSetIterator records, Records.Numbers numbers, Deadline deadline)
      throws IOException {
    int[] found = new int[64];
    int size = 0;
    for (int record = records.nextDoc(); record != NO_MORE_DOCS; record = records.nextDoc()) {
      if (size % UNWATCHED == 0) {
        deadline.check();
      }
      found = ArrayUtil.grow(found, size + 1);
      found[size++] = record;
    }
    return new DocumentSet(numbers, found, size);
  }

  int size() {
    return size;
  }

  long bytes() {
    return list != null ? (long) list.length * Integer.BYTES : numbers.count() / Byte.SIZE;
  }

  DocIdSetIterator iterator() {
    return list != null ? new Listed(list) : new Marked();
  }

  private static final class Listed extends DocIdSetIterator {
    private final int[] list;
    private int at = -1;

    private Listed(int[] list) {
      this.list = list;
    }

    @Override
    public int docID() {
      return at < 0 ? -1 : at < list.length ? list[at] : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at++;
      return docID();
    }

    @Override
    public int advance(int target) {
      int low = at + 1;
      int step = 1;
      while (low + step < list.length && list[low + step] < target) {
        low += step;
        step *= 2;
      }
      int found =
          Arrays.binarySearch(
              list, Math.min(low, list.length), Math.min(low + step + 1, list.length), target);
      at = found < 0 ? -found - 1 : found;
      return docID();
    }

    @Override
    public long cost() {
      return list.length;
    }
  }

  private final class Marked extends DocIdSetIterator {
    private final FixedBitSet marked = Objects.requireNonNull(bits);
    private int number = -1;
    private int record = -1;

    @Override
    public int docID() {
      return record;
    }

    @Override
    public int nextDoc() {
      return next(number + 1);
    }

    @Override
    public int advance(int target) {
      return target >= numbers.end() ? next(numbers.count()) : next(numbers.from(target));
    }

    private int next(int least) {
      number = least >= numbers.count() ? NO_MORE_DOCS : marked.nextSetBit(least);
      record = number == NO_MORE_DOCS ? NO_MORE_DOCS : numbers.entry(number);
      return record;
    }

    @Override
    public long cost() {
      return size;
    }
  }
}
