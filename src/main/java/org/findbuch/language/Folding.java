package org.findbuch.language;

import java.util.Locale;

/**
 * Makes all ways of writing a word the same that a reader may take for the same while typing: small
 * letters, ä and ae as a, ß as ss, é as e, and one space for whatever is no letter or digit.
 */
public final class Folding {
  private Folding() {}

  public static String of(String text) {
    String plain = Ascii.folded(text.toLowerCase(Locale.GERMAN));
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      append(folded, plain, i);
    }
    return folded.toString().strip();
  }

  private static void append(StringBuilder folded, String plain, int place) {
    char letter = plain.charAt(place);
    if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
      if (letter != 'e' || !isSecondOfUmlaut(plain, place)) {
        folded.append(letter);
      }
    } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  /** In "neue", "aktuell" and "Quelle" the e is a letter of its own, at least after e, a and q. */
  private static boolean isSecondOfUmlaut(String plain, int place) {
    if (place == 0) {
      return false;
    }
    char before = plain.charAt(place - 1);
    char twoBefore = place > 1 ? plain.charAt(place - 2) : ' ';
    return before == 'a' || before == 'o' || (before == 'u' && "eaq".indexOf(twoBefore) < 0);
  }
}
