package org.findbuch.index.lucene.store;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Some documents of one segment: a list while they are few, else a bit for each document there is.
 */
public final class DocumentSet {
  private final Parents.Numbers numbers;
  private final int size;

  /** The records in ascending order, or null where there are bits. */
  private final int @Nullable [] list;

  private final @Nullable FixedBitSet bits;

  /**
   * @param records all of them
   */
  public DocumentSet(Parents.Numbers numbers, DocumentList records) {
    this.numbers = numbers;
    this.size = records.size();
    if (size < numbers.count() / Integer.SIZE) {
      this.list = records.toArray();
      this.bits = null;
    } else {
      this.list = null;
      this.bits = new FixedBitSet(Math.max(1, numbers.count()));
      for (int i = 0; i < size; i++) {
        bits.set(numbers.from(records.get(i)));
      }
    }
  }

  long bytes() {
    return list != null ? (long) list.length * Integer.BYTES : numbers.count() / Byte.SIZE;
  }

  public DocIdSetIterator iterator() {
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
