package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes new words as German makes them: of parts of compounds that stand in the source, of names,
 * of abbreviations, and of slips of the pen. The same number gives the same word for ever.
 */
final class Compounds {
  private static final int SHORTEST_PART = 4;
  private static final int MOST_TWO_PART = 200_000;
  private static final List<String> LINKS = List.of("s", "", "n", "en", "es", "er");

  private static final List<String> LINKED_BY_S =
      List.of("ung", "heit", "keit", "schaft", "tät", "ion", "tum", "ling");

  private static final List<String> NAME_BEGINS =
      List.of(
          "Brink", "Stein", "Ober", "Nieder", "Holt", "Kamp", "Lind", "Berg", "Wester", "Oster",
          "Hage", "Eick", "Roth", "Schul", "Neu", "Alt", "Buch", "Diek", "Möll", "Rüsch", "Voß",
          "Grün", "Heit", "Sand", "Wiede", "Kraft", "Lohe", "Pott", "Tewe", "Über", "Zieg", "Wolt");
  private static final List<String> NAME_ENDS =
      List.of(
          "mann", "kamp", "meier", "hoff", "berg", "bach", "brock", "horst", "haus", "rath", "dorf",
          "feld", "kötter", "ing", "er", "stedt", "heide", "wald", "busch", "kemper", "hausen",
          "scheidt", "loh", "beck", "müller", "hövel", "siepen", "ert", "ner", "holz");
  private static final List<String> FORMS = List.of("e-health", "ABC", "GKV", "KGK", "DIN", "EU");
  private static final List<String> ENDINGS = List.of("", "", "", "", "s", "n");
  private static final List<String> QUALITIES =
      List.of(
          "bezogen",
          "orientiert",
          "nah",
          "gerecht",
          "spezifisch",
          "politisch",
          "wirksam",
          "fähig",
          "förderlich",
          "übergreifend",
          "gestützt",
          "fachlich",
          "rechtlich",
          "bedingt",
          "weit",
          "frei",
          "abhängig",
          "medizinisch",
          "pflegerisch",
          "relevant");

  /**
   * Written to stand before another part ({@code Gesundheits}), and after one ({@code konferenz}).
   */
  private final List<String> first;

  private final List<String> last;

  Compounds(List<String> nouns) {
    Set<String> known = new LinkedHashSet<>(nouns);
    Set<String> before = new LinkedHashSet<>(List.of("Gesundheits", "Pflege", "Stadt", "Kinder"));
    Set<String> after = new LinkedHashSet<>(List.of("konferenz", "bericht", "angebot", "dienste"));
    for (String noun : known) {
      for (int cut = SHORTEST_PART; cut <= noun.length() - SHORTEST_PART; cut++) {
        if (isPart(noun.substring(0, cut), known) && known.contains(capital(noun.substring(cut)))) {
          before.add(noun.substring(0, cut));
          after.add(noun.substring(cut).toLowerCase(Locale.GERMAN));
        }
      }
    }
    for (String noun : known) {
      if (isSimpleNoun(noun, known)) {
        before.add(noun + link(noun));
        after.add(noun.toLowerCase(Locale.GERMAN));
      }
    }
    first = new ArrayList<>(before);
    last = new ArrayList<>(after);
  }

  private static boolean isPart(String written, Set<String> known) {
    return LINKS.stream()
        .filter(written::endsWith)
        .map(link -> written.substring(0, written.length() - link.length()))
        .anyMatch(stem -> stem.length() >= SHORTEST_PART - 1 && known.contains(stem));
  }

  private static boolean isSimpleNoun(String word, Set<String> known) {
    return word.length() >= SHORTEST_PART
        && Character.isUpperCase(word.charAt(0))
        && word.chars().skip(1).allMatch(Character::isLowerCase)
        && !known.contains(word.toLowerCase(Locale.GERMAN));
  }

  private static String link(String noun) {
    if (LINKED_BY_S.stream().anyMatch(noun::endsWith)) {
      return "s";
    }
    return noun.endsWith("e") ? "n" : "";
  }

  String noun(long number) {
    SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    int sort = random.nextInt(100);
    if (sort < 14) {
      return surname(random) + pick(ENDINGS, random);
    }
    if (sort < 17) {
      return pick(FORMS, random) + "-" + capital(common(last, random));
    }
    if (sort < 20) {
      return pick(FORMS, random) + random.nextInt(1 + (int) Math.min(number, 9_999));
    }
    String compound = compound(number, random);
    return sort < 26 ? slip(compound, random) : compound;
  }

  static String surname(long number) {
    return surname(new SplittableRandom(number));
  }

  private static String surname(SplittableRandom random) {
    return pick(NAME_BEGINS, random) + pick(NAME_ENDS, random);
  }

  private String compound(long number, SplittableRandom random) {
    String begin = common(first, random);
    boolean isLong = number > MOST_TWO_PART ? random.nextBoolean() : random.nextInt(12) == 0;
    if (isLong) {
      begin += common(first, random).toLowerCase(Locale.GERMAN);
    }
    return begin + common(last, random) + (random.nextInt(6) == 0 ? "s" : "");
  }

  /** An adjective with the ending of the one that it stands for. */
  String adjective(long number, String insteadOf) {
    SplittableRandom random = new SplittableRandom(number * 0xD1B54A32D192ED03L);
    String begin = common(first, random).toLowerCase(Locale.GERMAN);
    int end = insteadOf.lastIndexOf('e');
    return begin + pick(QUALITIES, random) + insteadOf.substring(end);
  }

  /** Two neighbours change places, or one letter is missing. */
  private static String slip(String word, SplittableRandom random) {
    int at = 1 + random.nextInt(word.length() - 2);
    String rest = word.substring(at + 1);
    return random.nextBoolean()
        ? word.substring(0, at) + rest
        : word.substring(0, at) + rest.charAt(0) + word.charAt(at) + rest.substring(1);
  }

  private static String pick(List<String> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  /** Parts are not equally common either: what stands in front is taken more often. */
  private static String common(List<String> list, SplittableRandom random) {
    double u = random.nextDouble();
    return list.get((int) (list.size() * u * Math.sqrt(u)));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
