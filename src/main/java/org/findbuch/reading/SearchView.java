package org.findbuch.reading;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a search, as {@code /api/search} gives it. */
public record SearchView(
    String query,
    long total,
    long tookMs,
    int page,
    int size,
    List<String> notices,
    @Nullable String didYouMean,
    List<HitView> hits,
    Map<String, List<FacetValue>> facets) {

  /** One document that was found. */
  public record HitView(
      String id,
      String title,
      @Nullable String subtitle,
      String url,
      String kind,
      String kindLabel,
      @Nullable String date,
      @Nullable String dateLabel,
      List<String> authors,
      @Nullable CollectionRef collection,
      String language,
      String format,
      String publication,
      int pageCount,
      double score,
      int matchingPages,
      List<PassageView> passages) {}

  /** A piece of a page with the found words marked: half-open ranges of UTF-16 code units. */
  public record PassageView(
      int page, String label, String url, String text, List<List<Integer>> marks) {}

  /** A collection by id and title. */
  public record CollectionRef(String id, String title) {}

  /** A value that the search can be narrowed by. */
  public record FacetValue(String value, String label, long count, boolean selected) {}
}
