package org.findbuch.language;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tartarus.snowball.ext.PorterStemmer;

/**
 * Stems of English words by Porter's algorithm as in his own program, which departs from Snowball's
 * in three places: it takes "possibly" for "possible" and "psychology" for "psycholog", and leaves
 * one of any two equal consonants ("trekking").
 */
final class EnglishStems {
  private static final Map<String, String> OTHER_ENDINGS =
      Map.of(
          "bly", "ble", "blies", "ble", "bli", "ble", "logy", "log", "logies", "log", "logi",
          "log");

  /** Those that Snowball does not know of. */
  private static final Pattern TWO_CONSONANTS =
      Pattern.compile("(.*(?:[aeiou]|[^aeiou]y).*([^aeioulszbdfgmnprty]))\\2(?:ed|ing)s?");

  private static final int SHORTEST = 3;

  private EnglishStems() {}

  static String stem(String word) {
    String bare = withoutPossessive(word);
    if (bare.length() < SHORTEST) {
      return bare;
    }
    PorterStemmer stemmer = new PorterStemmer();
    stemmer.setCurrent(withOtherEnding(bare));
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static String withoutPossessive(String word) {
    int end = word.length() - 2;
    boolean possessive = end >= 0 && word.endsWith("s") && "'’＇".indexOf(word.charAt(end)) >= 0;
    return possessive ? word.substring(0, end) : word;
  }

  private static String withOtherEnding(String word) {
    for (Map.Entry<String, String> ending : OTHER_ENDINGS.entrySet()) {
      if (word.endsWith(ending.getKey())) {
        String before = word.substring(0, word.length() - ending.getKey().length());
        return hasSyllable(before) ? before + ending.getValue() : word;
      }
    }
    Matcher twice = TWO_CONSONANTS.matcher(word);
    return twice.matches() ? twice.group(1) : word;
  }

  /** A vowel with a consonant behind it; y is a vowel behind a consonant. */
  private static boolean hasSyllable(String letters) {
    boolean vowelBefore = false;
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      boolean vowel = "aeiou".indexOf(c) >= 0 || (c == 'y' && i > 0 && !vowelBefore);
      if (vowelBefore && !vowel) {
        return true;
      }
      vowelBefore = vowel;
    }
    return false;
  }
}
