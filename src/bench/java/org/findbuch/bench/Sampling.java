package org.findbuch.bench;

import java.util.Arrays;

/** Times of one kind of request, in nanoseconds, and what share of them was how fast. */
final class Sampling {
  private long[] times = new long[1_024];
  private int count;

  void add(long nanos) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = nanos;
  }

  int count() {
    return count;
  }

  /** The time that so many in a hundred stay below, in milliseconds. */
  double percentile(double hundredth) {
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(hundredth / 100 * count) - 1;
    return count == 0 ? Double.NaN : sorted[Math.max(0, place)] / 1e6;
  }

  double p50() {
    return percentile(50);
  }

  double p90() {
    return percentile(90);
  }

  double p99() {
    return percentile(99);
  }

  /** The middle of some figures; of an even number, the lower one. */
  static double median(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }
}
