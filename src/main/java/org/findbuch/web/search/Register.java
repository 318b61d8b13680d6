package org.findbuch.web.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.findbuch.document.Facet;
import org.findbuch.reading.SearchView.FacetValue;
import org.findbuch.reading.Wording;
import org.findbuch.web.search.SearchPage.Group;
import org.findbuch.web.search.SearchPage.Value;

/** The facets beside the hits, all but the years. */
record Register(Wording wording) {
  private static final int SHOWN = 6;

  /** More than this are looked through on a page of their own. */
  private static final int MOST = 20;

  private static final int DEEPEST = 3;
  private static final List<Facet> FACETS =
      List.of(
          Facet.KIND,
          Facet.TOPIC,
          Facet.COLLECTION,
          Facet.PLACE,
          Facet.AUDIENCE,
          Facet.CRITERION,
          Facet.FORM,
          Facet.AUTHOR,
          Facet.PUBLISHER,
          Facet.LANGUAGE,
          Facet.FORMAT,
          Facet.LICENCE);

  List<Group> groups(SearchAddress at, Map<Facet, List<FacetValue>> facets) {
    List<Group> groups = new ArrayList<>();
    for (Facet facet : FACETS) {
      List<FacetValue> values = facets.getOrDefault(facet, List.of());
      if (!values.isEmpty()) {
        groups.add(group(at, facet, values));
      }
    }
    return groups;
  }

  private Group group(SearchAddress at, Facet facet, List<FacetValue> values) {
    boolean tree = values.stream().anyMatch(value -> value.parent() != null);
    Set<String> first = tree ? topOfTree(values) : top(values);
    List<Value> all = values(at, facet, values);
    List<Value> shown = new ArrayList<>();
    List<Value> rest = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      (first.contains(values.get(i).value()) ? shown : rest).add(all.get(i));
    }
    // What is left of a tree would hang in the air.
    boolean elsewhere = (tree && !rest.isEmpty()) || values.size() > MOST;
    return new Group(
        wording.name(facet), shown, tree ? List.of() : rest, elsewhere ? at.values(facet) : null);
  }

  private static Set<String> top(List<FacetValue> values) {
    Set<String> first = new LinkedHashSet<>();
    values.stream().filter(FacetValue::selected).forEach(value -> first.add(value.value()));
    addUntilFull(first, values, _ -> true);
    return first;
  }

  /** What is chosen, then what nothing holds, then the largest of the others. */
  private static Set<String> topOfTree(List<FacetValue> values) {
    Set<String> first = new LinkedHashSet<>();
    for (FacetValue value : values.reversed()) {
      if (value.selected() || first.contains(value.value())) {
        first.add(value.value());
        if (value.parent() != null) {
          first.add(value.parent());
        }
      }
    }
    addUntilFull(first, values, value -> value.parent() == null);
    List<FacetValue> largest = new ArrayList<>(values);
    largest.sort(Comparator.comparingLong(FacetValue::count).reversed());
    addUntilFull(first, largest, value -> first.contains(value.parent()));
    return first;
  }

  private static void addUntilFull(
      Set<String> first, List<FacetValue> values, Predicate<FacetValue> wanted) {
    for (FacetValue value : values) {
      if (first.size() < SHOWN && wanted.test(value)) {
        first.add(value.value());
      }
    }
  }

  /** Values as links; those below others are set in. */
  static List<Value> values(SearchAddress at, Facet facet, List<FacetValue> values) {
    Map<String, Integer> depths = new HashMap<>();
    List<Value> links = new ArrayList<>();
    for (FacetValue value : values) {
      int depth = value.parent() == null ? 0 : depths.getOrDefault(value.parent(), 0) + 1;
      depths.put(value.value(), depth);
      links.add(
          new Value(
              value.label(),
              value.count(),
              value.selected(),
              Math.min(depth, DEEPEST),
              at.toggled(facet, value.value()).href(),
              at.toggledOut(facet, value.value()).href()));
    }
    return links;
  }
}
