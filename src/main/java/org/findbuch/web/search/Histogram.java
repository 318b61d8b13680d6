package org.findbuch.web.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.reading.SearchView.FacetValue;
import org.jspecify.annotations.Nullable;

/** How many documents each year has, drawn with attributes only. */
public record Histogram(List<Bar> bars, List<Tick> ticks) {
  static final int WIDTH = 272;
  static final int BASE = 56;
  private static final int LONGEST = 120;
  private static final int TICKS = 5;

  /** One year; lengths are in units of the drawing. */
  public record Bar(
      String year, long count, boolean within, String x, String width, String y, String height) {}

  /** A year under the axis. */
  public record Tick(String year, String x, String anchor) {}

  /** Nothing is drawn for fewer than two years, or for a span that no reader could tell apart. */
  static Histogram of(List<FacetValue> years, @Nullable Integer from, @Nullable Integer to) {
    Map<Integer, FacetValue> counts = new TreeMap<>();
    years.forEach(value -> counts.put(Integer.valueOf(value.value()), value));
    if (counts.size() < 2) {
      return new Histogram(List.of(), List.of());
    }
    int last = counts.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
    int first = Math.max(counts.keySet().iterator().next(), last - LONGEST + 1);
    boolean chosen = years.stream().anyMatch(FacetValue::selected);
    long most = years.stream().mapToLong(FacetValue::count).max().orElse(1);
    double step = (double) WIDTH / (last - first + 1);
    List<Bar> bars = new ArrayList<>();
    for (int year = first; year <= last; year++) {
      FacetValue value = counts.get(year);
      long count = value == null ? 0 : value.count();
      boolean within =
          chosen
              ? value != null && value.selected()
              : (from == null || year >= from) && (to == null || year <= to);
      double height = count == 0 ? 0 : Math.max(2, 52.0 * count / most);
      bars.add(
          new Bar(
              String.valueOf(year),
              count,
              within,
              number((year - first) * step + step * 0.08),
              number(step * 0.84),
              number(BASE - height),
              number(height)));
    }
    return new Histogram(bars, ticks(first, last, step));
  }

  public boolean isShown() {
    return !bars.isEmpty();
  }

  private static List<Tick> ticks(int first, int last, double step) {
    List<Tick> ticks = new ArrayList<>();
    int count = Math.min(TICKS, last - first + 1);
    for (int i = 0; i < count; i++) {
      int year = first + (int) Math.round((double) (last - first) * i / (count - 1));
      String anchor = i == 0 ? "start" : i == count - 1 ? "end" : "middle";
      double x = i == 0 ? 0 : i == count - 1 ? WIDTH : (year - first + 0.5) * step;
      ticks.add(new Tick(String.valueOf(year), number(x), anchor));
    }
    return ticks;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
