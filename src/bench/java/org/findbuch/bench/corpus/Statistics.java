package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts words as they come, and says how they are distributed. */
public final class Statistics {
  private static final int FIRST_RANK = 10;
  private static final int LAST_RANK = 5_000;

  private final Map<String, int[]> counts = new HashMap<>();
  private final List<long[]> growth = new ArrayList<>();
  private long words;
  private long nextPoint = 10_000;

  /** Takes one word; capital letters do not count. */
  public void add(String word) {
    counts.computeIfAbsent(word.toLowerCase(Locale.GERMAN), unseen -> new int[1])[0]++;
    if (++words == nextPoint) {
      point();
      nextPoint *= 10;
    }
  }

  private void point() {
    growth.add(new long[] {words, counts.size()});
  }

  public long words() {
    return words;
  }

  public int different() {
    return counts.size();
  }

  /** Words and different words: at each power of ten, and at the end. */
  public List<long[]> growth() {
    List<long[]> all = new ArrayList<>(growth);
    all.add(new long[] {words, counts.size()});
    return all;
  }

  /** The share of different words that came once only. */
  public double once() {
    return (double) counts.values().stream().filter(count -> count[0] == 1).count() / different();
  }

  /** The slope of log frequency over log rank, from rank 10 to rank 5,000, by least squares. */
  public double zipf() {
    int[] falling =
        counts.values().stream()
            .mapToInt(count -> -count[0])
            .sorted()
            .map(negative -> -negative)
            .toArray();
    List<double[]> points = new ArrayList<>();
    for (double rank = FIRST_RANK; rank < Math.min(LAST_RANK, falling.length); rank *= 1.2) {
      points.add(new double[] {Math.log((int) rank), Math.log(falling[(int) rank - 1])});
    }
    return -slope(points);
  }

  /** The exponent of growth over the last power of ten; 1 when there are too few words. */
  public double heaps() {
    List<long[]> all = growth();
    long[] end = all.getLast();
    return all.stream()
        .filter(point -> 5 * point[0] <= end[0])
        .reduce((first, second) -> second)
        .map(p -> Math.log((double) end[1] / p[1]) / Math.log((double) end[0] / p[0]))
        .orElse(1.0);
  }

  public List<String> top(int most) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, int[]> entry) -> -entry.getValue()[0])
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double slope(List<double[]> points) {
    double x = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double y = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
    double above = points.stream().mapToDouble(p -> (p[0] - x) * (p[1] - y)).sum();
    double below = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    return above / below;
  }
}
