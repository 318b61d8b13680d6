package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Kind;
import org.findbuch.document.Language;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the documents: a few values are frequent and many are rare, as in every archive.
 * Years rise towards the present; a conference's documents are of its year.
 */
final class Catalogue {
  private static final int FIRST_YEAR = 2002;
  private static final int YEARS = 23;
  private static final int DOCUMENTS_A_SERIES = 2_000;
  private static final int DOCUMENTS_AN_AUTHOR = 4;

  private static final List<Kind> KINDS =
      List.of(
          Kind.DOCUMENTATION,
          Kind.REPORT,
          Kind.PRESENTATION,
          Kind.MINUTES,
          Kind.PUBLICATION,
          Kind.RESOLUTION,
          Kind.OTHER,
          Kind.PROJECT,
          Kind.EVALUATION,
          Kind.PROGRAMME,
          Kind.FLYER);
  private static final List<String> CALLED =
      List.of(
          "Dokumentation",
          "Bericht",
          "Vortrag",
          "Niederschrift",
          "Veröffentlichung",
          "Handlungsempfehlungen",
          "Vermerk",
          "Projektbericht",
          "Auswertung",
          "Programm",
          "Faltblatt");
  private static final List<String> TOPICS =
      List.of(
          "Prävention",
          "Kinder und Jugendliche",
          "Alter und Pflege",
          "Versorgung",
          "Demenz",
          "Gesundheitsberichterstattung",
          "Gesunde Stadt",
          "Bewegung und Ernährung",
          "Impfen",
          "Psychische Gesundheit",
          "Migration",
          "Sucht",
          "Armut und Gesundheit",
          "Hygiene",
          "Bürgerbeteiligung",
          "Wohnungslosigkeit",
          "Klima und Umwelt",
          "Ehrenamt",
          "Hospiz",
          "Palliativversorgung",
          "Frauengesundheit",
          "Männergesundheit",
          "Zahngesundheit",
          "Selbsthilfe",
          "Krankenhaus",
          "Notfallversorgung",
          "Rehabilitation",
          "Arbeit",
          "Schule",
          "Kindertagesbetreuung",
          "Frühe Hilfen",
          "Inklusion",
          "Trinkwasser",
          "Lärm",
          "Luftreinhaltung",
          "Infektionsschutz",
          "Pandemie",
          "Hitze",
          "Digitalisierung",
          "Fachkräfte",
          "Ausbildung",
          "Finanzierung",
          "Recht",
          "Statistik",
          "Epidemiologie",
          "Arzneimittel",
          "Gewaltschutz",
          "Wohnen",
          "Verkehr",
          "Sport");
  private static final List<String> AUDIENCES =
      List.of(
          "Fachöffentlichkeit",
          "Politik und Verwaltung",
          "Bürgerschaft",
          "Kitas und Schulen",
          "Eltern",
          "Pflegedienste",
          "Angehörige",
          "Ärzteschaft",
          "Selbsthilfegruppen");
  private static final List<String> TOWNS =
      List.of(
          "Lindenau",
          "Altenrath",
          "Brinkhausen",
          "Eickstedt",
          "Holtrup",
          "Kampfeld",
          "Niederloh",
          "Oberhövel",
          "Rothbeck",
          "Sandhorst",
          "Westerbrock",
          "Neuscheidt",
          "Diekhoff",
          "Grünwald",
          "Steinrath",
          "Bergheide",
          "Hagedorn",
          "Ostersiepen",
          "Wiedenbach",
          "Ziegenhain");
  private static final List<String> QUARTERS =
      List.of("", "-Mitte", "-Nord", "-Süd", "-Ost", "-West", " am See", " an der Ruhr");
  private static final List<String> OFFICES =
      List.of("Gesundheitsamt", "Sozialdezernat", "Jugendamt", "Geschäftsstelle", "Umweltamt");
  private static final List<String> NAMES =
      List.of(
          "Barbara", "Gerhard", "Petra", "Ulrich", "Ayşe", "Jonas", "Miriam", "Klaus", "Sabine",
          "Thomas", "Elif", "Heike", "Martin", "Ursula", "Dirk", "Nadine", "Werner", "Anja");

  private final int documents;
  private final List<Collection> collections = new ArrayList<>();

  Catalogue(int documents) {
    this.documents = documents;
    for (int series = 0; series <= documents / DOCUMENTS_A_SERIES + 1; series++) {
      addSeries(series);
    }
  }

  /** Each series stands before its conferences, so that parents come first. */
  List<Collection> collections() {
    return List.copyOf(collections);
  }

  private void addSeries(int number) {
    String town = TOWNS.get(number % TOWNS.size()) + (number < 20 ? "" : " " + number / 20);
    CollectionId series = new CollectionId("reihe-" + number);
    collections.add(
        collection(
            series, CollectionKind.SERIES, "Gesundheitskonferenz " + town, null, null, town));
    for (int i = 0; i < YEARS; i++) {
      int year = FIRST_YEAR + i;
      String topic = TOPICS.get((number * 7 + i) % TOPICS.size());
      collections.add(
          collection(
              new CollectionId("reihe-" + number + "-" + year),
              CollectionKind.CONFERENCE,
              (i + 1) + ". Gesundheitskonferenz " + town + ": " + topic,
              series,
              new DocumentDate(String.valueOf(year)),
              town));
    }
  }

  private static Collection collection(
      CollectionId id,
      CollectionKind kind,
      String title,
      @Nullable CollectionId parent,
      @Nullable DocumentDate date,
      String town) {
    return new Collection(
        id,
        kind,
        title,
        parent,
        date,
        date,
        town,
        null,
        "Fachtag",
        List.of("Handlungsempfehlungen"),
        null,
        null);
  }

  /** What is said of one document; its field decides the first topic. */
  Metadata metadata(SplittableRandom random, Prose prose, int field) {
    int kind = skewed(random, KINDS.size());
    int year = FIRST_YEAR + YEARS - 1 - skewed(random, YEARS) * 3 / 4;
    String town = TOWNS.get(skewed(random, TOWNS.size()));
    Metadata.Builder said =
        new Metadata.Builder()
            .title(CALLED.get(kind) + " " + nouns(prose) + " in " + town)
            .kind(KINDS.get(kind))
            .date(date(random, year))
            .authors(authors(random))
            .set(
                MetadataField.PUBLISHER,
                "Stadt " + town + ", " + OFFICES.get(skewed(random, OFFICES.size())))
            .set(MetadataField.TOPICS, topics(random, field))
            .set(MetadataField.AUDIENCES, some(random, AUDIENCES, 2))
            .set(
                MetadataField.PLACES, List.of(town + QUARTERS.get(skewed(random, QUARTERS.size()))))
            .set(MetadataField.LANGUAGE, Language.GERMAN)
            .set(
                MetadataField.LICENCE,
                random.nextInt(5) == 0 ? "CC BY 4.0" : "Alle Rechte vorbehalten");
    if (random.nextInt(3) == 0) {
      said.set(MetadataField.SUBTITLE, prose.noun() + ", " + nouns(prose));
    }
    if (random.nextInt(3) == 0) {
      said.set(MetadataField.DESCRIPTION, prose.line());
    }
    if (random.nextInt(5) > 0) {
      int series = skewed(random, documents / DOCUMENTS_A_SERIES + 2);
      boolean isOfTheSeries = random.nextInt(8) == 0;
      said.collection(new CollectionId("reihe-" + series + (isOfTheSeries ? "" : "-" + year)));
    }
    return said.build();
  }

  /** Two that differ: what a document says again may come twice. */
  private static String nouns(Prose prose) {
    String first = prose.noun();
    String second = prose.noun();
    for (int attempt = 0; attempt < 10 && second.equals(first); attempt++) {
      second = prose.noun();
    }
    return first + " und " + second;
  }

  private static DocumentDate date(SplittableRandom random, int year) {
    int month = 1 + random.nextInt(12);
    return new DocumentDate(
        switch (random.nextInt(4)) {
          case 0 -> "%d".formatted(year);
          case 1 -> "%d-%02d".formatted(year, month);
          default -> "%d-%02d-%02d".formatted(year, month, 1 + random.nextInt(28));
        });
  }

  /** New authors keep coming, and some write half of everything. */
  private List<String> authors(SplittableRandom random) {
    List<String> authors = new ArrayList<>();
    int all = 30 + documents / DOCUMENTS_AN_AUTHOR;
    for (int n = skewed(random, 4); n >= 0; n--) {
      int author = skewed(random, all);
      authors.add(Words.surname(author) + ", " + NAMES.get(author % NAMES.size()));
    }
    return authors;
  }

  private static List<String> topics(SplittableRandom random, int field) {
    List<String> topics = new ArrayList<>(some(random, TOPICS, 3));
    if (random.nextInt(3) > 0) {
      topics.add(TOPICS.get(field % TOPICS.size()));
    }
    return topics;
  }

  private static List<String> some(SplittableRandom random, List<String> from, int most) {
    List<String> some = new ArrayList<>();
    for (int n = 1 + random.nextInt(most); n > 0; n--) {
      some.add(from.get(skewed(random, from.size())));
    }
    return some;
  }

  /** One of so many, where the probability of the n-th falls as 1/n. */
  private static int skewed(SplittableRandom random, int size) {
    return (int) Math.pow(size + 1.0, random.nextDouble()) - 1;
  }
}
