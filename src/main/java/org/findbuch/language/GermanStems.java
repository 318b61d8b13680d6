package org.findbuch.language;

import java.util.HashMap;
import java.util.Map;
import org.tartarus.snowball.ext.GermanStemmer;

/**
 * Stems of German words: by Snowball's stemmer, but for towns, for Hamm is no Hammer and Siegen has
 * nothing to do with a victory, and for words on which the stemmer goes wrong.
 */
final class GermanStems {
  /** Stands in no word, so that the stem of a town's name is its alone. */
  private static final String TOWN = "°";

  private static final Map<String, String> KNOWN = known();

  private GermanStems() {}

  private static Map<String, String> known() {
    Map<String, String> stems = new HashMap<>();
    for (String name : WordList.read("place-names.txt")) {
      String folded = folded(name);
      stems.putIfAbsent(folded, folded + TOWN);
      stems.putIfAbsent(folded + "s", folded + TOWN);
    }
    for (String line : WordList.read("stems.txt")) {
      String[] words = line.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        stems.putIfAbsent(folded(words[i]), words[0]);
      }
    }
    return stems;
  }

  static String stem(String word) {
    String folded = folded(word);
    String known = KNOWN.get(folded);
    if (known != null) {
      return known;
    }
    GermanStemmer stemmer = new GermanStemmer();
    stemmer.setCurrent(folded);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /**
   * One way of writing for all that there are: ä, ae and a become a, ß becomes ss, and ue becomes u
   * but behind a vowel or q (Snowball's algorithm German2).
   */
  private static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length() + 2);
    boolean mayBeUmlaut = false;
    boolean behindVowel = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != 'e' || !mayBeUmlaut) {
        folded.append(plain(c));
      }
      mayBeUmlaut = c == 'a' || c == 'o' || (c == 'u' && !behindVowel);
      behindVowel = "aeiouqyäöü".indexOf(c) >= 0;
    }
    return folded.toString();
  }

  private static String plain(char c) {
    return switch (c) {
      case 'ä' -> "a";
      case 'ö' -> "o";
      case 'ü' -> "u";
      case 'ß' -> "ss";
      default -> String.valueOf(c);
    };
  }
}
