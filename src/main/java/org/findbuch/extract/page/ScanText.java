package org.findbuch.extract.page;

import java.util.regex.Pattern;

/**
 * How the words look that a program recognised on a scan. Of pages that lay on their side it leaves
 * splinters, of those on their head words with signs and digits in them, none of which is strange
 * enough to be no text at all.
 */
record ScanText(int words, int odd, long letters, long inLongWords) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Signs and digits between letters, or a capital behind a small one. */
  private static final Pattern ODD =
      Pattern.compile(
          "\\p{L}[^\\p{L}\\p{N}\\s./'’:-]+\\p{L}|\\p{N}\\p{L}|\\p{L}\\p{N}|\\p{Ll}\\p{Lu}");

  private static final int ENOUGH = 40;
  private static final int ODD_PERCENT = 10;
  private static final int LONG = 4;
  private static final int LONG_PERCENT = 50;

  static ScanText of(String text) {
    int words = 0;
    int odd = 0;
    long letters = 0;
    long inLongWords = 0;
    for (String word : BLANKS.split(text, -1)) {
      long count = word.codePoints().filter(Character::isLetter).count();
      words += count > 0 ? 1 : 0;
      odd += count > 0 && ODD.matcher(word).find() ? 1 : 0;
      letters += count;
      inLongWords += count >= LONG ? count : 0;
    }
    return new ScanText(words, odd, letters, inLongWords);
  }

  boolean isGarbled() {
    return words >= ENOUGH
        && (100L * odd >= (long) ODD_PERCENT * words || 100 * inLongWords < LONG_PERCENT * letters);
  }
}
