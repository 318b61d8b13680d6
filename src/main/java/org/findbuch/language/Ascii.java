package org.findbuch.language;

import java.util.HashMap;
import java.util.Map;

/** Writes a text with the letters of ASCII: é as e, ß as ss; what has none of them stays. */
final class Ascii {
  private static final Map<Character, String> LETTERS = letters();

  private Ascii() {}

  private static Map<Character, String> letters() {
    Map<Character, String> letters = new HashMap<>();
    for (String line : WordList.read("ascii.txt")) {
      String[] sides = line.split(" ", 2);
      sides[0].chars().forEach(c -> letters.put((char) c, sides[1]));
    }
    return letters;
  }

  static String folded(String text) {
    return folded(text, "");
  }

  /** Some letters stay as they are; an accent that belongs to no letter is dropped. */
  static String folded(String text, String but) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 || but.indexOf(c) >= 0) {
        folded.append(c);
      } else if (c < '\u0300' || c > '\u036F') {
        folded.append(LETTERS.getOrDefault(c, String.valueOf(c)));
      }
    }
    return folded.toString();
  }
}
