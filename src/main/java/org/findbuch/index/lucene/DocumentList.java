package org.findbuch.index.lucene;

import java.util.Arrays;

/** Numbers of documents in ascending order. */
final class DocumentList {
  private int[] numbers = new int[64];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return numbers[index];
  }
}
