package org.findbuch.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.document.Audience;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.SearchResult;
import org.findbuch.index.SearchResult.Count;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.query.Field;
import org.findbuch.query.Query;
import org.findbuch.query.QueryPrinter;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index against the one that scans everything. */
@Tag("contract")
class RandomisedTest {
  private static final List<String> WORDS =
      List.of(
          "Gesundheit",
          "Gesundheitskonferenz",
          "Konferenz",
          "Müller",
          "Mueller",
          "Straße",
          "Strassen",
          "Häuser",
          "Haus",
          "und",
          "der",
          "the",
          "COVID-19",
          "Pflege",
          "pflegen",
          "Kinder-",
          "Jugend",
          "Jugend-\nhilfe",
          "Hamm",
          "Hammer",
          "e.V.",
          "§",
          "a",
          "it");
  private static final List<Facet> FACETS = List.of(Facet.KIND, Facet.TOPIC, Facet.PLACE);

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void matches_pages_and_counts_are_those_of_a_full_scan(@TempDir Path folder) throws IOException {
    try (SearchIndex lucene = LuceneIndex.open(folder);
        SearchIndex naive = new NaiveIndex()) {
      fill(lucene, naive, 60);
      for (int round = 0; round < 6; round++) {
        change(lucene, naive);
        for (int i = 0; i < 50; i++) {
          compare(request(), lucene, naive);
        }
      }
    }
  }

  private void fill(SearchIndex one, SearchIndex other, int documents) throws IOException {
    try (SearchIndex.Rebuild first = one.rebuild();
        SearchIndex.Rebuild second = other.rebuild()) {
      for (int i = 0; i < documents; i++) {
        IndexedDocument document = document(i);
        first.put(document);
        second.put(document);
      }
      first.switchOver();
      second.switchOver();
    }
  }

  private void change(SearchIndex one, SearchIndex other) throws IOException {
    for (int i = 0; i < 8; i++) {
      int number = random.nextInt(70);
      if (random.nextInt(4) == 0) {
        one.remove(Sample.id(number));
        other.remove(Sample.id(number));
      } else {
        IndexedDocument document = document(number);
        one.put(document);
        other.put(document);
      }
    }
    one.refresh();
    other.refresh();
    assertThat(one.entries()).as("-Dseed=%d", seed).isEqualTo(other.entries());
  }

  private void compare(SearchRequest request, SearchIndex one, SearchIndex other)
      throws IOException {
    String said = "-Dseed=" + seed + " " + QueryPrinter.print(request.query()) + " " + request;
    for (Audience audience : Audience.values()) {
      SearchResult found = one.searcher(audience).search(request);
      SearchResult right = other.searcher(audience).search(request);
      assertThat(found.total()).as(said).isEqualTo(right.total());
      assertThat(ids(found, request)).as(said).isEqualTo(ids(right, request));
      assertThat(pages(found)).as(said).isEqualTo(pages(right));
      assertThat(counts(found)).as(said).isEqualTo(counts(right));
    }
  }

  /** In order where the order is certain. */
  private static Object ids(SearchResult result, SearchRequest request) {
    Stream<String> ids = result.hits().stream().map(hit -> hit.id().value());
    return request.sort() == Sort.RELEVANCE ? ids.sorted().toList() : ids.toList();
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

  private IndexedDocument document(int number) {
    Sample sample =
        Sample.numbered(number)
            .stamp(random.nextInt(1_000))
            .title(words(4))
            .authors(words(1), words(1))
            .collections(words(3))
            .in(
                pick(
                    List.of(
                        Language.GERMAN, Language.GERMAN, Language.ENGLISH, new Language("fr"))))
            .facet(Facet.KIND, pick(List.of("report", "minutes")))
            .facet(Facet.TOPIC, words(1), words(1))
            .pages(
                Stream.generate(() -> words(50)).limit(random.nextInt(5)).toArray(String[]::new));
    if (random.nextInt(4) > 0) {
      int year = 2000 + random.nextInt(8);
      sample.date(random.nextBoolean() ? String.valueOf(year) : year + "/" + (year + 2));
    }
    if (random.nextBoolean()) {
      sample.facet(Facet.PLACE, pick(List.of("Hamm", "Köln")));
    }
    return random.nextInt(3) == 0 ? sample.forStaff().document() : sample.document();
  }

  private SearchRequest request() {
    SearchRequest request =
        SearchRequest.of(query(2)).page(1, 100).sorted(pick(List.of(Sort.values())));
    if (random.nextInt(3) == 0) {
      request = request.choosing(values());
    }
    if (random.nextInt(4) == 0) {
      request = request.excluding(values());
    }
    if (random.nextInt(4) == 0) {
      request = request.years(year(), random.nextBoolean() ? null : 2005);
    }
    return random.nextInt(6) == 0 ? request.within(Sample.id(random.nextInt(70))) : request;
  }

  private @Nullable Integer year() {
    return random.nextBoolean() ? null : 2000 + random.nextInt(8);
  }

  private Map<Facet, List<String>> values() {
    Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
    for (Facet facet : FACETS) {
      if (random.nextBoolean()) {
        List<String> known =
            switch (facet) {
              case KIND -> List.of("report", "minutes", "nothing");
              case PLACE -> List.of("Hamm", "Köln");
              default -> WORDS;
            };
        values.put(facet, some(() -> pick(known), 1).stream().distinct().toList());
      }
    }
    return values;
  }

  private Query query(int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 12)) {
      case 0, 1, 2 -> new Query.Word(pick(WORDS).replace("\n", ""));
      case 3 -> new Query.Phrase(some(() -> pick(WORDS), 1), random.nextInt(3));
      case 4 -> new Query.Exact(pick(WORDS));
      case 5 -> new Query.Prefix(pick(List.of("Ges", "h", "Müll", "covid-1", "straß")));
      case 6 -> new Query.Similar(pick(List.of("Gesundhiet", "Hmam", "pfelge", "it")));
      case 7 -> new Query.Years(2000 + random.nextInt(4), 2003 + random.nextInt(4));
      case 8 -> new Query.Not(query(depth - 1));
      case 9 -> new Query.In(pick(List.copyOf(EnumSet.allOf(Field.class))), query(depth - 1));
      case 10 -> new Query.And(some(() -> query(depth - 1), 2));
      default -> new Query.Or(some(() -> query(depth - 1), 2));
    };
  }

  private String words(int most) {
    return Stream.generate(() -> pick(WORDS))
        .limit(1 + random.nextInt(most))
        .collect(Collectors.joining(" "));
  }

  private <T> List<T> some(Supplier<T> one, int least) {
    return Stream.generate(one).limit(least + random.nextInt(3)).toList();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
