package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Access;
import org.findbuch.document.Facet;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.SearchResult.Form;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.NoHit;
import org.findbuch.index.SearchResult.Part;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchResult.Reason;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index says about its answers, against the one that scans everything. */
@Tag("contract")
public abstract class RandomisedExplanationContract {
  private final Chance chance = new Chance();
  private final long seed = chance.seed;

  /** An empty index in a folder. */
  protected abstract SearchIndex opened(Path folder) throws IOException;

  @Test
  void a_count_is_what_one_finds_with_that_value_alone_in_its_facet(@TempDir Path folder)
      throws IOException {
    try (SearchIndex index = opened(folder);
        SearchIndex naive = new NaiveIndex()) {
      chance.fill(index, naive, 60);
      for (int i = 0; i < 25; i++) {
        SearchRequest request = chance.request().within(null);
        Searcher searcher = index.searcher(Access.PUBLIC);
        for (Facet facet : searcher.search(request).facets().keySet()) {
          for (Count count : searcher.values(request, facet)) {
            assertThat(searcher.search(alone(request, facet, count.value())).total())
                .as("-Dfindbuch.seed=%d %s %s %s", seed, request, facet, count)
                .isEqualTo(count.count());
          }
        }
      }
    }
  }

  private static SearchRequest alone(SearchRequest request, Facet facet, String value) {
    Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
    chosen.putAll(request.chosen());
    chosen.put(facet, List.of(value));
    SearchRequest narrowed = request.choosing(chosen);
    return facet == Facet.YEAR ? narrowed.years(null, null) : narrowed;
  }

  @Test
  void where_nothing_is_found_the_counts_of_its_parts_are_those_of_a_full_scan(@TempDir Path folder)
      throws IOException {
    try (SearchIndex index = opened(folder);
        SearchIndex naive = new NaiveIndex()) {
      chance.fill(index, naive, 12);
      int without = 0;
      for (int i = 0; i < 150; i++) {
        SearchRequest request =
            chance
                .request()
                .matching(Match.ALL)
                .asking(Query.all(chance.some(() -> chance.query(1), 3)));
        NoHit noHit = index.searcher(Access.PUBLIC).search(request).noHit();
        if (noHit != null) {
          without += compare(noHit, request, naive.searcher(Access.PUBLIC));
        }
      }
      assertThat(without).as("questions that one part keeps from finding anything").isPositive();
    }
  }

  /** How many of the parts keep the others from finding anything. */
  private int compare(NoHit noHit, SearchRequest request, Searcher naive) throws IOException {
    String said = "-Dfindbuch.seed=" + seed + " " + request + " " + noHit;
    if (noHit.unnarrowed() != null) {
      assertThat(noHit.unnarrowed()).as(said).isEqualTo(count(naive, request.query()));
    }
    int keeping = 0;
    for (Part part : noHit.parts()) {
      if (part.alone() != null) {
        assertThat(part.alone()).as(said).isEqualTo(count(naive, part.asked()));
      }
      if (part.without() != null) {
        List<Query> others = new ArrayList<>(noHit.parts().stream().map(Part::asked).toList());
        others.remove(part.asked());
        assertThat(part.without()).as(said).isEqualTo(count(naive, Query.all(others)));
        keeping += part.without() > 0 ? 1 : 0;
      }
    }
    return keeping;
  }

  private static long count(Searcher naive, Query query) throws IOException {
    return naive.search(SearchRequest.of(query)).total();
  }

  @Test
  void a_hit_has_a_reason_for_each_word_that_a_full_scan_finds_in_it(@TempDir Path folder)
      throws IOException {
    try (SearchIndex index = opened(folder);
        SearchIndex naive = new NaiveIndex()) {
      chance.fill(index, naive, 30);
      for (int i = 0; i < 25; i++) {
        SearchRequest request = chance.request().within(null).explained(true);
        for (Hit hit : index.searcher(Access.PUBLIC).search(request).hits()) {
          for (Reason reason : hit.reasons()) {
            compare(reason, request, hit, naive.searcher(Access.PUBLIC));
          }
          assertThat(hit.matchingPages() > 0)
              .as("-Dfindbuch.seed=%d %s %s", seed, request, hit)
              .isEqualTo(hit.reasons().stream().anyMatch(reason -> !reason.forms().isEmpty()));
        }
      }
    }
  }

  private void compare(Reason reason, SearchRequest request, Hit hit, Searcher naive)
      throws IOException {
    String said = "-Dfindbuch.seed=" + seed + " " + request + " " + hit;
    SearchRequest alone =
        SearchRequest.of(reason.asked()).within(hit.id()).page(1, SearchRequest.LARGEST_SIZE);
    List<Hit> found = naive.search(alone).hits();
    assertThat(found).as(said).hasSize(1);
    assertThat(reason.forms())
        .as(said)
        .extracting(Form::page)
        .isSubsetOf(found.getFirst().passages().stream().map(Passage::page).toList());
  }
}
