package org.findbuch.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.findbuch.document.Facet;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.Addresses;
import org.jspecify.annotations.Nullable;

/**
 * A search as an address. All that shapes it stands there, so every link is a whole search; what
 * changes it leads to its first page.
 *
 * @param words as they were typed
 */
public record SearchAddress(String words, SearchRequest shape, @Nullable String language) {
  private static final int USUAL_SIZE = 10;

  /** One parameter. */
  public record Pair(String name, String value) {}

  public String href() {
    List<Pair> pairs = pairs();
    return pairs.isEmpty()
        ? "/search"
        : "/search?"
            + pairs.stream()
                .map(pair -> pair.name() + "=" + Addresses.escaped(pair.value()))
                .collect(Collectors.joining("&"));
  }

  /** Everything but the years, for the form that sets them. */
  public List<Pair> withoutYears() {
    return years(null, null).pairs();
  }

  public SearchAddress page(int number) {
    return with(shape.page(number, shape.size()));
  }

  public SearchAddress sorted(Sort sort) {
    return with(first().sorted(sort));
  }

  public SearchAddress asking(String other) {
    return new SearchAddress(other, first(), language);
  }

  public SearchAddress years(@Nullable Integer from, @Nullable Integer to) {
    return with(first().years(from, to));
  }

  public SearchAddress anywhere() {
    return with(first().within(null));
  }

  /** Without anything that narrows it. */
  public SearchAddress wide() {
    return with(first().choosing(Map.of()).excluding(Map.of()).years(null, null).within(null));
  }

  /** Switches a value on or off; what is switched on is no longer left out. */
  public SearchAddress toggled(Facet facet, String value) {
    return with(
        first()
            .choosing(toggled(shape.chosen(), facet, value))
            .excluding(without(shape.excluded(), facet, value)));
  }

  /** Leaves a value out, or no longer. */
  public SearchAddress toggledOut(Facet facet, String value) {
    return with(
        first()
            .excluding(toggled(shape.excluded(), facet, value))
            .choosing(without(shape.chosen(), facet, value)));
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    add(pairs, "q", words);
    shape.chosen().forEach((facet, values) -> values.forEach(v -> add(pairs, facet.code(), v)));
    shape
        .excluded()
        .forEach((facet, values) -> values.forEach(v -> add(pairs, "not." + facet.code(), v)));
    add(pairs, "from", shape.fromYear());
    add(pairs, "to", shape.toYear());
    add(pairs, "in", shape.within());
    add(pairs, "sort", shape.sort() == Sort.RELEVANCE ? null : shape.sort().code());
    add(pairs, "expand", shape.expand() ? null : "no");
    add(pairs, "size", shape.size() == USUAL_SIZE ? null : shape.size());
    add(pairs, "page", shape.page() == 1 ? null : shape.page());
    add(pairs, "lang", language);
    return pairs;
  }

  private static void add(List<Pair> pairs, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      pairs.add(new Pair(name, value.toString()));
    }
  }

  private SearchRequest first() {
    return shape.page(1, shape.size());
  }

  private SearchAddress with(SearchRequest other) {
    return new SearchAddress(words, other, language);
  }

  private static Map<Facet, List<String>> toggled(
      Map<Facet, List<String>> values, Facet facet, String value) {
    List<String> there = values.getOrDefault(facet, List.of());
    if (there.contains(value)) {
      return without(values, facet, value);
    }
    List<String> more = new ArrayList<>(there);
    more.add(value);
    Map<Facet, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(facet, more);
    return changed;
  }

  private static Map<Facet, List<String>> without(
      Map<Facet, List<String>> values, Facet facet, String value) {
    Map<Facet, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(
        facet,
        values.getOrDefault(facet, List.of()).stream().filter(v -> !v.equals(value)).toList());
    return changed;
  }
}
