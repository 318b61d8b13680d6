package org.findbuch.language;

/**
 * Cuts a text by the rules of Unicode (UAX #29), which find words in all scripts: "3,5", "can't"
 * and "e.V" are one each, "Kinder-Gesundheit" is two; signs are none, emoji are.
 */
final class UnicodeWords {
  /** Nobody writes a longer word; what goes on is taken for the next one. */
  private static final int LONGEST = 255;

  private final String text;
  private int end;

  UnicodeWords(String text) {
    this.text = text;
  }

  /** Where the word ends that begins at a place; that place where none does. */
  int end(int start) {
    this.end = Math.min(text.length(), start + LONGEST);
    return switch (sign(start)) {
      case LETTER, HEBREW, DIGIT, KATAKANA, JOINS -> endOfLetters(start);
      case COMPLEX -> endOfRun(start);
      case IDEOGRAPH -> next(start);
      case PICTURE -> endOfPicture(start);
      case FLAG -> endOfFlag(start);
      case EXTENDS -> Character.isEmojiModifier(text.codePointAt(start)) ? next(start) : start;
      case OTHER, MID_LETTER, MID_NUMBER, MID_ANY, QUOTE, DOUBLE_QUOTE -> start;
    };
  }

  private int endOfLetters(int start) {
    Sign before = Sign.JOINS;
    boolean word = false;
    int at = start;
    while (at < end) {
      Sign now = sign(at);
      int after = next(at);
      if (!before.goesOnWith(now)) {
        Sign behind = sign(after);
        if (now.standsBetween(before, behind)) {
          now = behind;
          after = next(after);
        } else if (now == Sign.QUOTE && before == Sign.HEBREW) {
          now = Sign.LETTER;
        } else {
          break;
        }
      }
      word |= now != Sign.JOINS;
      before = now;
      at = after;
    }
    return word ? at : start;
  }

  /** Of a script without blanks, which only a dictionary could cut. */
  private int endOfRun(int start) {
    int at = next(start);
    while (sign(at) == Sign.COMPLEX) {
      at = next(at);
    }
    return at;
  }

  /** Pictures that are joined to one, as those of a family. */
  private int endOfPicture(int start) {
    int at = next(start);
    while (text.charAt(at - 1) == Sign.JOINER && sign(at) == Sign.PICTURE) {
      at = next(at);
    }
    int asText = text.indexOf(Sign.TEXT_STYLE, start);
    return asText >= 0 && asText < at ? asText : at;
  }

  private int endOfFlag(int start) {
    int second = next(start);
    return sign(second) == Sign.FLAG ? next(second) : start;
  }

  private Sign sign(int at) {
    return at < end ? Sign.of(text.codePointAt(at)) : Sign.OTHER;
  }

  /** Behind a sign and what belongs to it, as accents. */
  private int next(int start) {
    int at = start + Character.charCount(text.codePointAt(start));
    while (sign(at) == Sign.EXTENDS) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
