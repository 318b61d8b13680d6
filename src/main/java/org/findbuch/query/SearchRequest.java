package org.findbuch.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.jspecify.annotations.Nullable;

/**
 * One question with everything that narrows and orders it.
 *
 * @param chosen facet values to keep: values of one facet are OR, facets are AND
 * @param excluded facet values to leave out
 * @param fromYear first year, or null for open
 * @param within one document to stay inside of: its matching pages are the hits' passages
 * @param match whether words that stand side by side may be missing; the hits with all are first
 *     only where they are ordered by relevance
 * @param page from 1
 * @param size hits on a page, 1 to 100
 * @param expand whether a word also means its synonyms
 * @param explain whether each hit says how it was found
 */
public record SearchRequest(
    Query query,
    Map<Facet, List<String>> chosen,
    Map<Facet, List<String>> excluded,
    @Nullable Integer fromYear,
    @Nullable Integer toYear,
    @Nullable DocumentId within,
    Sort sort,
    Match match,
    int page,
    int size,
    boolean expand,
    boolean explain) {

  public static final int LARGEST_SIZE = 100;
  public static final int FARTHEST_HIT = 10_000;

  public SearchRequest {
    chosen = copy(chosen);
    excluded = copy(excluded);
    if (page < 1 || size < 1 || size > LARGEST_SIZE || (long) page * size > FARTHEST_HIT) {
      throw new IllegalArgumentException("page " + page + " of size " + size);
    }
  }

  /** The first ten hits for a query, best first. */
  public static SearchRequest of(Query query) {
    return new SearchRequest(
        query, Map.of(), Map.of(), null, null, null, Sort.RELEVANCE, Match.ALL, 1, 10, true, false);
  }

  public SearchRequest asking(Query question) {
    return new SearchRequest(
        question, chosen, excluded, fromYear, toYear, within, sort, match, page, size, expand,
        explain);
  }

  public SearchRequest choosing(Map<Facet, List<String>> values) {
    return new SearchRequest(
        query, values, excluded, fromYear, toYear, within, sort, match, page, size, expand,
        explain);
  }

  public SearchRequest excluding(Map<Facet, List<String>> values) {
    return new SearchRequest(
        query, chosen, values, fromYear, toYear, within, sort, match, page, size, expand, explain);
  }

  public SearchRequest years(@Nullable Integer first, @Nullable Integer last) {
    return new SearchRequest(
        query, chosen, excluded, first, last, within, sort, match, page, size, expand, explain);
  }

  public SearchRequest within(@Nullable DocumentId id) {
    return new SearchRequest(
        query, chosen, excluded, fromYear, toYear, id, sort, match, page, size, expand, explain);
  }

  public SearchRequest sorted(Sort order) {
    return new SearchRequest(
        query, chosen, excluded, fromYear, toYear, within, order, match, page, size, expand,
        explain);
  }

  public SearchRequest matching(Match words) {
    return new SearchRequest(
        query, chosen, excluded, fromYear, toYear, within, sort, words, page, size, expand,
        explain);
  }

  public SearchRequest page(int number, int ofSize) {
    return new SearchRequest(
        query, chosen, excluded, fromYear, toYear, within, sort, match, number, ofSize, expand,
        explain);
  }

  public SearchRequest explained(boolean wanted) {
    return new SearchRequest(
        query, chosen, excluded, fromYear, toYear, within, sort, match, page, size, expand, wanted);
  }

  private static Map<Facet, List<String>> copy(Map<Facet, List<String>> values) {
    Map<Facet, List<String>> copy = new LinkedHashMap<>();
    values.forEach(
        (facet, list) -> {
          if (!list.isEmpty()) {
            copy.put(facet, List.copyOf(list));
          }
        });
    return java.util.Collections.unmodifiableMap(copy);
  }
}
