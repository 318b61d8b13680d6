package org.findbuch.index;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.findbuch.document.Facet;
import org.findbuch.document.Page;
import org.findbuch.language.Words;
import org.findbuch.query.Query;

/** All words and names of some documents, looked through one by one. */
final class NaiveWords {
  private static final int FARTHEST = 2;
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private final Map<String, Integer> pages = new TreeMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  NaiveWords(List<IndexedDocument> documents) {
    for (IndexedDocument document : documents) {
      document.pages().forEach(this::add);
      names.add(document.title());
      names.addAll(document.collections());
      for (Facet facet : List.of(Facet.TOPIC, Facet.PLACE, Facet.AUTHOR)) {
        names.addAll(document.facets().getOrDefault(facet, List.of()));
      }
    }
  }

  private void add(Page page) {
    written(page.text()).distinct().forEach(word -> pages.merge(word, 1, Integer::sum));
  }

  private static Stream<String> written(String text) {
    return Words.of(text).stream().map(token -> text.substring(token.start(), token.end()));
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.GERMAN);
  }

  private Optional<String> like(String word) {
    return pages.keySet().stream()
        .map(NaiveWords::small)
        .distinct()
        .filter(other -> !other.equals(small(word)) && distance(word, other) <= FARTHEST)
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  private static int distance(String word, String other) {
    return DISTANCE.apply(small(word), other);
  }

  /** Each word of a question as it stands, or the nearest there is. */
  Query meant(Query query) {
    return switch (query) {
      case Query.Word(var text) -> new Query.Word(nearest(text));
      case Query.And(var parts) -> Query.all(parts.stream().map(this::meant).toList());
      default -> query;
    };
  }

  private String nearest(String word) {
    boolean known = pages.keySet().stream().anyMatch(other -> small(other).equals(small(word)));
    return known ? word : like(word).orElse(word);
  }

  List<String> suggested(String typed, int most) {
    int last = typed.lastIndexOf(' ') + 1;
    String begun = small(typed.substring(last));
    return Stream.concat(pages.keySet().stream(), names.stream())
        .filter(text -> Stream.of(text.split(" ")).anyMatch(word -> small(word).contains(begun)))
        .map(text -> names.contains(text) ? text : typed.substring(0, last) + text)
        .distinct()
        .limit(most)
        .toList();
  }
}
