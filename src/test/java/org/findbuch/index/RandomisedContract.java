package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.query.Query;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index against the one that scans everything. */
@Tag("contract")
public abstract class RandomisedContract {
  private final Chance chance = new Chance();
  private final long seed = chance.seed;

  /** An empty index in a folder. */
  protected abstract SearchIndex opened(Path folder) throws IOException;

  @Test
  void matches_pages_and_counts_are_those_of_a_full_scan(@TempDir Path folder) throws IOException {
    try (SearchIndex index = opened(folder)) {
      compareAll(index);
    }
  }

  protected void compareAll(SearchIndex index) throws IOException {
    try (SearchIndex naive = new NaiveIndex()) {
      chance.fill(index, naive, 60);
      for (int round = 0; round < 6; round++) {
        change(index, naive);
        for (int i = 0; i < 50; i++) {
          compare(chance.request(), index, naive);
        }
      }
    }
  }

  private void change(SearchIndex one, SearchIndex other) throws IOException {
    for (int i = 0; i < 8; i++) {
      int number = chance.number();
      if (chance.once(4)) {
        one.remove(Sample.id(number));
        other.remove(Sample.id(number));
      } else {
        IndexedDocument document = chance.document(number);
        one.put(document);
        other.put(document);
      }
    }
    one.refresh();
    other.refresh();
    assertThat(one.entries()).as("-Dfindbuch.seed=%d", seed).isEqualTo(other.entries());
  }

  private void compare(SearchRequest request, SearchIndex one, SearchIndex other)
      throws IOException {
    String said =
        "-Dfindbuch.seed=" + seed + " " + QueryPrinter.print(request.query()) + " " + request;
    for (Access access : Access.values()) {
      SearchResult found = one.searcher(access).search(request);
      SearchResult right = other.searcher(access).search(request);
      assertThat(found.total()).as(said).isEqualTo(right.total());
      assertThat(found.complete()).as(said).isEqualTo(right.complete());
      assertThat(missing(found)).as(said).isEqualTo(missing(right));
      if (request.sort() == Sort.RELEVANCE) {
        assertThat(found.hits().stream().map(hit -> !hit.missing().isEmpty()).toList())
            .as(said)
            .isSorted();
      }
      assertThat(ids(found, request)).as(said).isEqualTo(ids(right, request));
      assertThat(pages(found)).as(said).isEqualTo(pages(right));
      assertThat(twins(found)).as(said).isEqualTo(twins(right));
      assertThat(counts(found)).as(said).isEqualTo(counts(right));
    }
  }

  /** In order where the order is certain. */
  private static Object ids(SearchResult result, SearchRequest request) {
    Stream<String> ids = result.hits().stream().map(hit -> hit.id().value());
    return request.sort() == Sort.RELEVANCE ? ids.sorted().toList() : ids.toList();
  }

  private static Map<String, List<Query>> missing(SearchResult result) {
    return result.hits().stream().collect(Collectors.toMap(hit -> hit.id().value(), Hit::missing));
  }

  private static Map<String, List<DocumentId>> twins(SearchResult result) {
    return result.hits().stream().collect(Collectors.toMap(hit -> hit.id().value(), Hit::twins));
  }

  private static Map<String, Integer> pages(SearchResult result) {
    return result.hits().stream()
        .collect(Collectors.toMap(hit -> hit.id().value(), Hit::matchingPages));
  }

  private static Map<Facet, Map<String, Long>> counts(SearchResult result) {
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    result
        .facets()
        .forEach(
            (facet, list) ->
                counts.put(
                    facet, list.stream().collect(Collectors.toMap(Count::value, Count::count))));
    return counts;
  }
}
