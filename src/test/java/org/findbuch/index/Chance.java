package org.findbuch.index;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.query.Field;
import org.findbuch.query.Match;
import org.findbuch.query.Query;
import org.findbuch.query.SearchRequest;
import org.findbuch.query.Sort;
import org.jspecify.annotations.Nullable;

/** Documents and questions at random, the same again for the same seed. */
final class Chance {
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
          "Bürger:innen",
          "Bürgerinnen",
          "Bürger",
          "Burg",
          "Senioren",
          "Seniorin",
          "Haushalt.Die",
          "HaushaltDie",
          "Haushalt",
          "Protokoll_2019",
          "1.234,56",
          "3.4.2019",
          "2019",
          "CO₂",
          "Prüfung",
          "geprüft",
          "Zeitung",
          "Zeiten",
          "Krätze",
          "Kraetze",
          "kratzen",
          "Café",
          "§",
          "a",
          "it",
          "34",
          "IfSG",
          "Abs.",
          "V",
          "Infektionsschutzgesetz (IfSG)",
          "Infektionsschutzgesetz",
          "Haus der Jugend (HJ)",
          "Herzjahr (HJ)",
          "HJ",
          "Pflegeheim, kurz PH",
          "PH");
  private static final List<String> REFERENCES =
      List.of("§ 34 IfSG", "§ 34 Abs. 5 IfSG", "SGB V", "§§ 34, 5", "Art. 5", "VO (EU) 34/5");
  private static final List<String> WILDCARDS =
      List.of(
          "Ges*",
          "h*",
          "Müll*",
          "Mull*",
          "covid-1*",
          "straß*",
          "Stras*",
          "*heit",
          "H?us*",
          "Kr*z?",
          "burg*",
          "bürg*",
          "*erinnen",
          "201?");
  private static final List<Facet> FACETS =
      List.of(Facet.KIND, Facet.TOPIC, Facet.PLACE, Facet.YEAR);

  final long seed = Long.getLong("findbuch.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /** Fills both with the same. */
  void fill(SearchIndex one, SearchIndex other, int documents) throws IOException {
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

  IndexedDocument document(int number) {
    Sample sample =
        Sample.numbered(number)
            .stamp(random.nextInt(1_000))
            .title(words(4))
            .file(words(2) + ".pdf")
            .authors(name(), name())
            .collections(words(3))
            .in(language())
            .facet(Facet.KIND, pick(List.of("report", "minutes")))
            .facet(Facet.TOPIC, name(), name())
            .pages(Stream.generate(() -> words(50)).limit(random.nextInt(5)).toArray(String[]::new))
            .headedPages(
                Stream.generate(() -> words(2) + "\n" + words(20) + "\n" + words(2))
                    .limit(random.nextInt(4))
                    .toArray(String[]::new));
    if (random.nextInt(4) > 0) {
      int year = 2000 + random.nextInt(8);
      sample.date(random.nextBoolean() ? String.valueOf(year) : year + "/" + (year + 2));
    }
    if (random.nextBoolean()) {
      sample.facet(Facet.PLACE, pick(List.of("Hamm", "Köln")));
    }
    if (random.nextInt(3) == 0) {
      sample.twinOf(random.nextInt(4), random.nextInt(70));
    }
    return random.nextInt(3) == 0 ? sample.forStaff().document() : sample.document();
  }

  Language language() {
    return pick(List.of(Language.GERMAN, Language.GERMAN, Language.ENGLISH, new Language("fr")));
  }

  SearchRequest request() {
    SearchRequest request =
        SearchRequest.of(asked()).page(1, 100).sorted(pick(List.of(Sort.values())));
    request = request.matching(pick(List.of(Match.values())));
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

  /** What may be a row of words, as people type them. */
  private Query asked() {
    return random.nextBoolean() ? query(2) : new Query.And(some(() -> query(0), 2));
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
              case YEAR -> List.of("2000", "2003", "2007");
              default -> WORDS;
            };
        values.put(facet, some(() -> pick(known), 1).stream().distinct().toList());
      }
    }
    return values;
  }

  Query query(int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 13)) {
      case 0 -> new Query.Word(pick(once(3) ? REFERENCES : WORDS).replace("\n", ""));
      case 1, 2 -> new Query.Word(pick(WORDS).replace("\n", ""));
      case 3 -> new Query.Phrase(some(() -> pick(WORDS), 1), random.nextInt(3));
      case 4 -> new Query.Exact(pick(WORDS));
      case 5 -> new Query.Wildcard(pick(WILDCARDS));
      case 6 -> new Query.Similar(pick(List.of("Gesundhiet", "Hmam", "pfelge", "it")));
      case 7 -> new Query.Years(2000 + random.nextInt(4), 2003 + random.nextInt(4));
      case 8 -> new Query.Required(new Query.Word(pick(WORDS).replace("\n", "")));
      case 9 -> new Query.Not(query(depth - 1));
      case 10 -> new Query.In(pick(List.copyOf(EnumSet.allOf(Field.class))), query(depth - 1));
      case 11 -> new Query.And(some(() -> query(depth - 1), 2));
      default -> new Query.Or(some(() -> query(depth - 1), 2));
    };
  }

  /** One of so few that a facet gives all of its values. */
  private String name() {
    return pick(WORDS.subList(0, 40));
  }

  String words(int most) {
    return Stream.generate(() -> pick(WORDS))
        .limit(1 + random.nextInt(most))
        .collect(Collectors.joining(" "));
  }

  <T> List<T> some(Supplier<T> one, int least) {
    return Stream.generate(one).limit(least + random.nextInt(3)).toList();
  }

  /** True once in so many times. */
  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  /** The number of a document that there may be. */
  int number() {
    return random.nextInt(70);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
