package org.findbuch.bench;

import java.util.random.RandomGenerator;

/** Makes slips of the pen as people make them: one in a word, seldom in its first letter. */
final class Slips {
  private static final String LETTERS = "enisratdhulcgmobwfkzpv";

  /** Of a hundred slips, up to these leave a letter out, double one, add one, take another. */
  private static final int[] SHARES = {34, 47, 57, 79};

  private static final int FIRST_LETTER = 20;

  private final RandomGenerator random;

  Slips(RandomGenerator random) {
    this.random = random;
  }

  /** The word with one slip; what is left swaps two letters. */
  String in(String word) {
    int place = random.nextInt(FIRST_LETTER) == 0 ? 0 : random.nextInt(1, word.length());
    String before = word.substring(0, place);
    String after = word.substring(place + 1);
    char letter = word.charAt(place);
    int sort = random.nextInt(100);
    if (sort < SHARES[0]) {
      return before + after;
    }
    if (sort < SHARES[1]) {
      return before + letter + letter + after;
    }
    if (sort < SHARES[2]) {
      return before + any() + letter + after;
    }
    if (sort < SHARES[3] || after.isEmpty()) {
      return before + any() + after;
    }
    return before + after.charAt(0) + letter + after.substring(1);
  }

  private char any() {
    return LETTERS.charAt(random.nextInt(LETTERS.length()));
  }
}
