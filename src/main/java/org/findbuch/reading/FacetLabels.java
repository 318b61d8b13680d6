package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Facet;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.index.SearchResult;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.language.Folding;
import org.findbuch.reading.SearchView.FacetValue;
import org.jspecify.annotations.Nullable;

/** Names the values of facets in the reader's language. */
record FacetLabels(Shelves shelves, Wording wording) {
  private static final int LONGEST_SPAN = 500;

  Map<Facet, List<FacetValue>> label(
      Map<Facet, List<SearchResult.Count>> facets, Map<Facet, List<String>> chosen)
      throws IOException {
    Map<Facet, List<FacetValue>> labelled = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<SearchResult.Count> counts = facets.getOrDefault(facet, List.of());
      labelled.put(facet, label(facet, counts, chosen.getOrDefault(facet, List.of())));
    }
    return labelled;
  }

  /**
   * The values of one facet: years in their order and without gaps, collections as a tree, the
   * others as they come.
   */
  List<FacetValue> label(Facet facet, List<SearchResult.Count> counts, List<String> chosen)
      throws IOException {
    if (facet == Facet.COLLECTION) {
      Map<String, Collection> known = new HashMap<>();
      for (SearchResult.Count count : counts) {
        collection(count).ifPresent(found -> known.put(count.value(), found));
      }
      return new CollectionTree(known).of(counts, chosen);
    }
    List<FacetValue> values = new ArrayList<>();
    for (SearchResult.Count count : facet == Facet.YEAR ? years(counts) : counts) {
      String value = count.value();
      String label = label(facet, value);
      values.add(new FacetValue(value, label, count.count(), chosen.contains(value), null));
    }
    return values;
  }

  /** A span that no reader could take in keeps its gaps. */
  private static List<SearchResult.Count> years(List<SearchResult.Count> counts) {
    NavigableMap<String, Long> years = new TreeMap<>();
    counts.forEach(count -> years.put(count.value(), count.count()));
    if (!years.isEmpty()) {
      int first = Integer.parseInt(years.firstKey());
      int last = Integer.parseInt(years.lastKey());
      for (int year = first; year < last && last - first < LONGEST_SPAN; year++) {
        years.putIfAbsent("%04d".formatted(year), 0L);
      }
    }
    return years.entrySet().stream()
        .map(year -> new SearchResult.Count(year.getKey(), year.getValue()))
        .toList();
  }

  /** Those whose names hold a text, and what holds them. */
  static List<FacetValue> named(String part, List<FacetValue> values) {
    Set<String> kept = new HashSet<>();
    for (FacetValue value : values.reversed()) {
      if (kept.contains(value.value()) || holds(value.label(), part)) {
        kept.add(value.value());
        if (value.parent() != null) {
          kept.add(value.parent());
        }
      }
    }
    return values.stream().filter(value -> kept.contains(value.value())).toList();
  }

  /** Whether a text holds another, whatever signs and blanks stand between their letters. */
  static boolean holds(String text, String part) {
    return letters(text).contains(letters(part));
  }

  private static String letters(String text) {
    return Folding.of(text).replace(" ", "");
  }

  String label(Facet facet, String value) throws IOException {
    return switch (facet) {
      case KIND -> Coded.parse(Kind.class, value).map(wording::name).orElse(value);
      case FORMAT -> Coded.parse(Format.class, value).map(wording::name).orElse(value);
      case LANGUAGE -> wording.languageName(value);
      case COLLECTION -> collection(value).map(Collection::title).orElse(value);
      case YEAR, TOPIC, CRITERION, FORM, AUDIENCE, PLACE, AUTHOR, PUBLISHER, LICENCE -> value;
    };
  }

  private Optional<Collection> collection(String value) throws IOException {
    Optional<CollectionId> id = CollectionId.parse(value);
    return id.isEmpty() ? Optional.empty() : shelves.shown(id.get());
  }

  /** What something was found in for a reader is there for that reader, without another look. */
  private Optional<Collection> collection(Count count) throws IOException {
    Optional<CollectionId> id = CollectionId.parse(count.value());
    return count.count() > 0 && id.isPresent()
        ? shelves.follow(id.get())
        : collection(count.value());
  }

  /**
   * Puts counted collections below those that hold them; a parent's count holds its children's.
   *
   * @param known the counted collections by their ids
   */
  private record CollectionTree(Map<String, Collection> known) {
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
}
