package org.findbuch.index.lucene.store;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/** Numbers of documents in ascending order. */
public final class DocumentList {
  private int[] numbers = new int[64];
  private int size;

  public void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  /** Those of another list; slices of an index overlap where it has many segments. */
  public void addAll(DocumentList others) {
    numbers = ArrayUtil.grow(numbers, size + others.size);
    System.arraycopy(others.numbers, 0, numbers, size, others.size);
    size += others.size;
    Arrays.sort(numbers, 0, size);
  }

  /** Where the first that is not before a number is, looked for from some place on. */
  int from(int number, int start) {
    int step = 1;
    int low = start;
    while (low + step < size && numbers[low + step] < number) {
      low += step;
      step *= 2;
    }
    int at = Arrays.binarySearch(numbers, low, Math.min(size, low + step + 1), number);
    return at < 0 ? -at - 1 : at;
  }

  public boolean contains(int number) {
    return Arrays.binarySearch(numbers, 0, size, number) >= 0;
  }

  public int size() {
    return size;
  }

  public int get(int index) {
    return numbers[index];
  }
}
