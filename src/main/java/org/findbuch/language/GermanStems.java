package org.findbuch.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tartarus.snowball.ext.GermanStemmer;

/**
 * Stems of German words: by Snowball's stemmer, but for towns, for Hamm is no Hammer and Siegen has
 * nothing to do with a victory, and for words on which the stemmer goes wrong. The stemmer knows no
 * umlauts; here they are letters of their own, so that Krätze is no form of kratzen, but where a
 * word has one only in some forms, as Häuser has.
 */
final class GermanStems {
  /** Stands in no word, so that the stem of a town's name is its alone. */
  private static final String TOWN = "°";

  private static final String UMLAUTS = "äöü";
  private static final String PLAIN = "aou";

  /** What stands before a word and makes another one of it; ge- makes one of its own. */
  private static final Set<String> BEFORE = Set.of("an", "ab", "be", "um", "zu", "in", "er");

  private static final Map<String, String> KNOWN = known();
  private static final Set<String> UMLAUT_FORMS = umlautForms();

  private GermanStems() {}

  private static Map<String, String> known() {
    Map<String, String> stems = new HashMap<>();
    for (String name : WordList.read("place-names.txt")) {
      String kept = kept(name);
      stems.putIfAbsent(kept, kept + TOWN);
      stems.putIfAbsent(kept + "s", kept + TOWN);
    }
    for (String line : WordList.read("stems.txt")) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        stems.putIfAbsent(kept(words[i]), words[0]);
      }
    }
    return stems;
  }

  private static Set<String> umlautForms() {
    return WordList.read("umlaut-forms.txt").stream()
        .flatMap(line -> Set.of(line.split(" ", -1)).stream())
        .map(word -> snowball(kept(word)))
        .collect(Collectors.toSet());
  }

  /** Umlauts in it are letters of their own, but in forms of a word that has none. */
  static String stem(String word) {
    String kept = kept(word);
    String known = KNOWN.get(kept);
    if (known != null) {
      return known;
    }
    String man = Persons.man(kept);
    return man.isEmpty() ? inflected(snowball(kept)) : man + "in";
  }

  /** The beginning of a word as long as what the stemmer leaves of it without its umlauts. */
  private static String snowball(String kept) {
    String plain = plain(kept);
    GermanStemmer stemmer = new GermanStemmer();
    stemmer.setCurrent(plain);
    stemmer.stem();
    String stem = stemmer.getCurrent();
    return plain.equals(kept) || !plain.startsWith(stem) ? stem : kept.substring(0, stem.length());
  }

  /** Häus is a form of Haus, also at the end of a compound. */
  private static String inflected(String stem) {
    String plain = plain(stem);
    if (plain.equals(stem)) {
      return stem;
    }
    for (int start = 0; start < stem.length(); start++) {
      boolean begins = start == 0 || start > 2 || BEFORE.contains(stem.substring(0, start));
      if (begins && UMLAUT_FORMS.contains(stem.substring(start))) {
        return stem.substring(0, start) + plain.substring(start);
      }
    }
    return stem;
  }

  static boolean isTown(String stem) {
    return stem.endsWith(TOWN);
  }

  /** What a woman's name is near to: that of a man. */
  static List<String> near(String word) {
    String man = Persons.man(word);
    return man.isEmpty() ? List.of() : List.of(stem(man));
  }

  /** A stem without its umlauts, if it has some. */
  static void addPlain(String stem, List<String> to) {
    String plain = plain(stem);
    if (!plain.equals(stem)) {
      to.add(plain.replace(TOWN, ""));
    }
  }

  /** A word as it is typed by who cannot type its umlauts; empty if it has none. */
  static String typed(String word) {
    String kept = kept(word);
    String plain = plain(kept);
    return plain.equals(kept) ? "" : plain;
  }

  /**
   * One way of writing for all that there are: ae is ä, ß is ss, and ue is ü but behind a vowel or
   * q (Snowball's algorithm German2); accents are none.
   */
  private static String kept(String written) {
    String word = Ascii.folded(written, UMLAUTS);
    StringBuilder kept = new StringBuilder(word.length());
    char before = ' ';
    boolean behindVowel = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int umlaut = c == 'e' && !(before == 'u' && behindVowel) ? PLAIN.indexOf(before) : -1;
      if (umlaut >= 0) {
        kept.setCharAt(kept.length() - 1, UMLAUTS.charAt(umlaut));
      } else {
        kept.append(c);
      }
      behindVowel = "aeiouqyäöü".indexOf(before) >= 0;
      before = c;
    }
    return kept.toString();
  }

  static String plain(String kept) {
    return kept.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u');
  }
}
