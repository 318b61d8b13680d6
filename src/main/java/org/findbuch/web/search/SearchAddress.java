package org.findbuch.web.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Facet;
import org.findbuch.query.Match;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.findbuch.reading.Addresses;
import org.findbuch.web.exchange.Selection;
import org.jspecify.annotations.Nullable;

/**
 * A search as an address. All that shapes it stands there, so every link is a whole search; what
 * changes it leads to its first page.
 *
 * @param words as they were typed
 * @param taken what the reader has collected, which goes along
 */
public record SearchAddress(
    String words, SearchRequest shape, @Nullable String language, Selection taken) {
  private static final int USUAL_SIZE = 10;

  /** One parameter. */
  public record Pair(String name, String value) {}

  public String href() {
    return href("/search", pairs());
  }

  /** What the search finds, as a file. */
  public String file(String ending) {
    return href("/search." + ending, untaken().pairs());
  }

  /** The first page of this search, with nothing collected. */
  public SearchAddress untaken() {
    return new SearchAddress(words, first(), language, Selection.NONE);
  }

  /** What has been collected, with the way back to the search. */
  public String onSelection() {
    return href("/auswahl", with(first()).pairs());
  }

  /** Collects all that the search finds. */
  public String takingAll() {
    return href("/search/auswahl", with(first()).pairs());
  }

  /** All values of a facet in this search. */
  public String values(Facet facet) {
    return href("/search/facet/" + facet.code(), with(first()).pairs());
  }

  /** Those of them whose names hold a text. */
  String values(Facet facet, String part, int page) {
    List<Pair> pairs = new ArrayList<>(with(first()).pairs());
    add(pairs, "contains", part);
    add(pairs, "page", page == 1 ? null : page);
    return href("/search/facet/" + facet.code(), pairs);
  }

  private static String href(String path, List<Pair> pairs) {
    StringBuilder href = new StringBuilder(path);
    char before = '?';
    for (Pair pair : pairs) {
      href.append(before).append(pair.name()).append('=').append(Addresses.escaped(pair.value()));
      before = '&';
    }
    return href.toString();
  }

  /** Everything but the years, for the form that sets them. */
  public List<Pair> withoutYears() {
    return years(null, null).pairs();
  }

  /** The first page of this search. */
  public String firstHref() {
    return with(first()).href();
  }

  /** Everything but the page, for a form that asks the same search for something else. */
  public List<Pair> firstPage() {
    return with(first()).pairs();
  }

  /** With or without the reasons for each hit, on the same page. */
  public SearchAddress explained(boolean wanted) {
    return with(shape.explained(wanted));
  }

  public SearchAddress page(int number) {
    return with(shape.page(number, shape.size()));
  }

  public SearchAddress sorted(Sort sort) {
    boolean usual = shape.match() == Match.usual(shape.sort());
    return with(first().sorted(sort).matching(usual ? Match.usual(sort) : shape.match()));
  }

  public SearchAddress matching(Match match) {
    return with(first().matching(match));
  }

  public SearchAddress asking(String other) {
    return new SearchAddress(other, first(), language, taken);
  }

  /** With these years and no others. */
  public SearchAddress years(@Nullable Integer from, @Nullable Integer to) {
    Map<Facet, List<String>> others = new LinkedHashMap<>(shape.chosen());
    others.remove(Facet.YEAR);
    return with(first().choosing(others).years(from, to));
  }

  /** With single years that were chosen, but without a span of them. */
  SearchAddress withoutSpan() {
    return with(first().years(null, null));
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
    add(pairs, "match", shape.match() == Match.usual(shape.sort()) ? null : shape.match().code());
    add(pairs, "expand", shape.expand() ? null : "no");
    add(pairs, "why", shape.explain() ? "1" : null);
    add(pairs, "size", shape.size() == USUAL_SIZE ? null : shape.size());
    add(pairs, "page", shape.page() == 1 ? null : shape.page());
    add(pairs, "lang", language);
    if (!taken.isEmpty()) {
      taken.texts().forEach(entry -> add(pairs, "d", entry));
    }
    return pairs;
  }

  private static void add(List<Pair> pairs, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      pairs.add(new Pair(name, value.toString()));
    }
  }

  private SearchRequest first() {
    return shape.page() == 1 ? shape : shape.page(1, shape.size());
  }

  private SearchAddress with(SearchRequest other) {
    return new SearchAddress(words, other, language, taken);
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
    if (!values.getOrDefault(facet, List.of()).contains(value)) {
      return values;
    }
    Map<Facet, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(
        facet,
        values.getOrDefault(facet, List.of()).stream().filter(v -> !v.equals(value)).toList());
    return changed;
  }
}
