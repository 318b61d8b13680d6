package org.findbuch.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.findbuch.document.DocumentId;

/** Which documents are one hit: whoever names another or is named, until nothing is added. */
final class NaiveTwins {
  private final List<IndexedDocument> all;
  private final Map<DocumentId, Set<DocumentId>> groups = new HashMap<>();

  NaiveTwins(List<IndexedDocument> all) {
    this.all = all;
    for (IndexedDocument document : all) {
      Set<DocumentId> group = new HashSet<>(document.twins());
      boolean grows = !group.isEmpty();
      while (grows) {
        grows = false;
        for (IndexedDocument other : all) {
          if (other.twins().stream().anyMatch(group::contains)) {
            grows |= group.addAll(other.twins());
          }
        }
      }
      groups.put(document.id(), group);
    }
  }

  private List<IndexedDocument> group(IndexedDocument document) {
    Set<DocumentId> group = groups.getOrDefault(document.id(), Set.of());
    return group.isEmpty()
        ? List.of(document)
        : all.stream()
            .filter(other -> !other.twins().isEmpty() && group.contains(other.id()))
            .sorted(
                Comparator.comparingLong(IndexedDocument::rank)
                    .reversed()
                    .thenComparing(IndexedDocument::id))
            .toList();
  }

  /** The same for all that are one hit. */
  DocumentId head(IndexedDocument document) {
    return group(document).getFirst().id();
  }

  List<DocumentId> others(IndexedDocument document) {
    return group(document).stream()
        .map(IndexedDocument::id)
        .filter(id -> !id.equals(document.id()))
        .toList();
  }

  /** Those that stand for others, in their order. */
  List<NaiveMatch> first(List<NaiveMatch> hits, Predicate<NaiveMatch> complete) {
    return hits.stream()
        .filter(
            hit -> {
              List<IndexedDocument> group = group(hit.document());
              NaiveMatch first =
                  hits.stream()
                      .filter(other -> group.contains(other.document()))
                      .min(
                          Comparator.comparing((NaiveMatch other) -> !complete.test(other))
                              .thenComparingInt(other -> group.indexOf(other.document())))
                      .orElseThrow();
              return first == hit;
            })
        .toList();
  }
}
