package org.findbuch.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.reading.SearchView.FacetValue;
import org.jspecify.annotations.Nullable;

/** Puts counted collections below those that hold them; a parent's count holds its children's. */
final class CollectionTree {
  private final Map<String, Collection> known;

  /**
   * @param known the counted collections by their ids
   */
  CollectionTree(Map<String, Collection> known) {
    this.known = known;
  }

  /** Each before its children; beside each other in the order in which they come. */
  List<FacetValue> of(List<Count> counts, List<String> chosen) {
    Map<String, FacetValue> values = new LinkedHashMap<>();
    Set<String> listed = new HashSet<>();
    counts.forEach(count -> listed.add(count.value()));
    for (Count count : counts) {
      String id = count.value();
      String parent = parent(id);
      values.put(
          id,
          new FacetValue(
              id,
              title(id),
              count.count(),
              chosen.contains(id),
              parent != null && listed.contains(parent) ? parent : null));
    }
    List<FacetValue> tree = new ArrayList<>();
    add(tree, values, null);
    return tree;
  }

  private static void add(
      List<FacetValue> tree, Map<String, FacetValue> values, @Nullable String parent) {
    for (FacetValue value : values.values()) {
      boolean below = parent == null ? value.parent() == null : parent.equals(value.parent());
      if (below) {
        tree.add(value);
        add(tree, values, value.value());
      }
    }
  }

  private String title(String id) {
    Collection collection = known.get(id);
    return collection == null ? id : collection.title();
  }

  private @Nullable String parent(String id) {
    Collection collection = known.get(id);
    CollectionId parent = collection == null ? null : collection.parent();
    return parent == null ? null : parent.value();
  }
}
