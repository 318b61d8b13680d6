package org.findbuch.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Words with * for any letters and ? for one, as patterns for words of a text. The pattern is
 * folded as words are: ae is ä, ss is ß, an accent none.
 */
public final class Wildcards {
  private static final Pattern BETWEEN =
      Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}*?.,:]+|(?<!\\d)[.,:]|[.,:](?![\\d*?])");
  private static final Map<Character, String> ACCENTED = accented();
  private static final Map<Character, String> UMLAUTS = Map.of('a', "ä", 'o', "ö", 'u', "ü");

  private Wildcards() {}

  private static Map<Character, String> accented() {
    Map<Character, String> accented = new TreeMap<>();
    for (String line : WordList.read("ascii.txt")) {
      String[] sides = line.split(" ", 2);
      if (sides[1].length() == 1 && Character.isLetter(sides[1].charAt(0))) {
        String letters = sides[0].replaceAll("[äöü]|\\P{L}", "");
        accented.merge(sides[1].charAt(0), letters, String::concat);
      }
    }
    return accented;
  }

  /** The words of what was typed in order, in small letters; those with wildcards keep them. */
  public static List<String> words(String typed) {
    return Arrays.stream(BETWEEN.split(LineEnds.plain(typed).text(), 0))
        .filter(piece -> piece.codePoints().anyMatch(Character::isLetterOrDigit))
        .map(piece -> Words.small(piece, 0, piece.length()))
        .toList();
  }

  public static boolean isPattern(String word) {
    return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
  }

  /** Whether a word is one that a pattern stands for, as it is or with umlauts that it lacks. */
  public static boolean matches(String pattern, String word) {
    return pattern.equals(word)
        || (isPattern(pattern) && word.matches(regex(pattern, mayLackUmlauts(pattern))));
  }

  /** Whether it is written without umlauts, as by somebody who cannot type them. */
  public static boolean mayLackUmlauts(String word) {
    return word.chars().anyMatch(c -> UMLAUTS.containsKey((char) c))
        && word.chars().noneMatch(c -> "äöü".indexOf(c) >= 0);
  }

  /**
   * A regular expression for the whole of a word.
   *
   * @param umlauts whether a, o and u also stand for ä, ö and ü
   */
  public static String regex(String word, boolean umlauts) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      char next = at + 1 < word.length() ? word.charAt(at + 1) : '*';
      String umlaut = UMLAUTS.get(c);
      boolean behindVowel = at > 0 && "aeiouqyäöü".indexOf(word.charAt(at - 1)) >= 0;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (umlaut != null && next == 'e' && !(c == 'u' && behindVowel)) {
        regex.append('(').append(umlaut).append('|').append(c).append("e)");
        at++;
      } else if (umlaut != null) {
        String also = umlauts ? "|" + umlaut + "|" + c + "e" : "";
        regex.append("([").append(c).append(accents(c)).append(']').append(also).append(')');
      } else if ("äöü".indexOf(c) >= 0) {
        regex.append('(').append(c).append('|').append("aou".charAt("äöü".indexOf(c))).append("e)");
      } else if (c == 'ß' || (c == 's' && next == 's')) {
        regex.append("(ss|ß)");
        at += c == 's' ? 1 : 0;
      } else if (c == 's' && next == '*') {
        regex.append("(s|ß)");
      } else {
        letter(c, regex);
      }
    }
    return regex.toString();
  }

  private static void letter(char c, StringBuilder regex) {
    String plain = Ascii.folded(String.valueOf(c));
    String accents = plain.length() == 1 ? accents(plain.charAt(0)) : "";
    if (!Character.isLetterOrDigit(c)) {
      regex.append('\\').append(c);
    } else if (accents.isEmpty()) {
      regex.append(c);
    } else {
      regex.append('[').append(plain).append(accents).append(']');
    }
  }

  private static String accents(char letter) {
    return ACCENTED.getOrDefault(letter, "");
  }
}
