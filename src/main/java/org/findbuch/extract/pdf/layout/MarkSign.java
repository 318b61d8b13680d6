package org.findbuch.extract.pdf.layout;

import java.util.regex.Pattern;

/** Tells the raised mark of a note from what is raised as a part of its word. */
final class MarkSign {
  private static final int LONGEST = 6;
  private static final int FEWEST_LETTERS = 3;

  /** What is raised behind a unit or an element. */
  private static final Pattern EXPONENT = Pattern.compile("[-−–+]?[23]|[-−–]1|\\d?[+−–-]");

  private static final Pattern ORDINAL = Pattern.compile("\\p{L}{2,}|[°º]");

  private MarkSign() {}

  /** Whether the sign is no part of the word that stands before it. */
  static boolean isNote(String sign, String word) {
    if (sign.isEmpty() || sign.length() > LONGEST) {
      return false;
    }
    int letters = 0;
    int last = word.length() - 1;
    while (letters <= last && Character.isLetter(word.charAt(last - letters))) {
      letters++;
    }
    if (letters == 0) {
      boolean isNumber = last >= 0 && Character.isDigit(word.charAt(last));
      return !isNumber || !ORDINAL.matcher(sign).matches();
    }
    return letters >= FEWEST_LETTERS || !EXPONENT.matcher(sign).matches();
  }
}
