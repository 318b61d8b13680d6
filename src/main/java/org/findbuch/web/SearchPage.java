package org.findbuch.web;

import java.util.List;
import org.findbuch.reading.SearchView;
import org.findbuch.reading.SearchView.HitView;
import org.jspecify.annotations.Nullable;

/** What the page of a search shows. */
public record SearchPage(
    Frame frame,
    SearchAddress at,
    SearchView found,
    List<Hit> hits,
    List<Chip> chips,
    List<Order> orders,
    List<Group> groups,
    Histogram years,
    List<Step> steps,
    @Nullable String next,
    List<Word> words,
    Hidden hidden,
    @Nullable String within) {

  /** One document that was found. */
  public record Hit(
      HitView view,
      String url,
      String year,
      List<Passage> passages,
      @Nullable String more,
      @Nullable String collectionUrl) {}

  /** Something that narrows the search, and the search without it. */
  public record Chip(String label, boolean out, String remove) {}

  /** A way to sort. */
  public record Order(String label, boolean current, String url) {}

  /** One facet. */
  public record Group(String title, List<Value> values, List<Value> rest) {}

  /** One value of a facet: switched by one link, left out by another. */
  public record Value(String label, long count, boolean selected, String toggle, String exclude) {}

  /** A page of hits; without an address where there is a gap, or where the reader is. */
  public record Step(String label, @Nullable String url, boolean current) {}

  /** Pages that no search can look into, of all that there are; told where nothing was found. */
  public record Hidden(long pages, long all) {
    static final Hidden NONE = new Hidden(0, 0);
  }

  /** What one of several words finds alone. */
  public record Word(String text, long count, String url) {}
}
