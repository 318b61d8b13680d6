package org.findbuch.index.lucene.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The few entries with the highest scores of many; each entry once, with its best. */
final class Best {
  private final int[] entries;
  private final double[] scores;
  private int size;

  Best(int most) {
    entries = new int[most];
    scores = new double[most];
  }

  /** Whether an entry with this score may be among them. */
  boolean takes(double score) {
    return size < entries.length || score > scores[size - 1];
  }

  void put(int entry, double score) {
    int known = 0;
    while (known < size && entries[known] != entry) {
      known++;
    }
    boolean isNew = known == size;
    if (isNew ? !takes(score) : scores[known] >= score) {
      return;
    }
    if (isNew && size < entries.length) {
      size++;
    }
    int place = Math.min(known, size - 1);
    while (place > 0 && scores[place - 1] < score) {
      entries[place] = entries[place - 1];
      scores[place] = scores[place - 1];
      place--;
    }
    entries[place] = entry;
    scores[place] = score;
  }

  /** The highest first. */
  <T> List<T> offers(BiFunction<Integer, Double, T> made) {
    List<T> offers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      offers.add(made.apply(entries[i], scores[i]));
    }
    return offers;
  }
}
