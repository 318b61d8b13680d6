package org.findbuch.index.lucene.typing;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Makes all ways of writing a word the same that a reader may take for the same while typing: small
 * letters, ä and ae as a, ß as ss, é as e, and one space for whatever is no letter or digit.
 */
final class Folding {
  private static final int MOST_LETTERS_FOR_ONE = 4;

  private Folding() {}

  static String of(String text) {
    char[] small = text.toLowerCase(Locale.GERMAN).toCharArray();
    char[] plain = new char[small.length * MOST_LETTERS_FOR_ONE];
    int length = ASCIIFoldingFilter.foldToASCII(small, 0, plain, 0, small.length);
    StringBuilder folded = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      append(folded, plain, i);
    }
    return folded.toString().strip();
  }

  private static void append(StringBuilder folded, char[] plain, int place) {
    char letter = plain[place];
    if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
      if (letter != 'e' || !isSecondOfUmlaut(plain, place)) {
        folded.append(letter);
      }
    } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  /** In "neue", "aktuell" and "Quelle" the e is a letter of its own, at least after e, a and q. */
  private static boolean isSecondOfUmlaut(char[] plain, int place) {
    if (place == 0) {
      return false;
    }
    char before = plain[place - 1];
    char twoBefore = place > 1 ? plain[place - 2] : ' ';
    return before == 'a' || before == 'o' || (before == 'u' && "eaq".indexOf(twoBefore) < 0);
  }
}
