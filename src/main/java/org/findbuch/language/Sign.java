package org.findbuch.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** What a character does in a word: the values of Unicode's property Word_Break that matter. */
enum Sign {
  LETTER,
  HEBREW,
  DIGIT,
  KATAKANA,
  /** A low line and the like, which belongs to the word on either side. */
  JOINS,
  /** An accent and the like, which belongs to whatever it stands behind. */
  EXTENDS,
  MID_LETTER,
  MID_NUMBER,
  MID_ANY,
  QUOTE,
  DOUBLE_QUOTE,
  /** A word by itself. */
  IDEOGRAPH,
  /** Of a script without blanks between words. */
  COMPLEX,
  PICTURE,
  /** Half of one. */
  FLAG,
  OTHER;

  static final char JOINER = '\u200D';
  static final char TEXT_STYLE = '\uFE0E';

  private static final String BETWEEN_LETTERS = ":\u00B7\u0387\u05F4\u2027\uFE13\uFE55\uFF1A";
  private static final String BETWEEN_DIGITS =
      ",;\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B";
  private static final String BETWEEN_BOTH = ".\u2018\u2019\u2024\uFE52\uFF07\uFF0E";
  private static final String OTHER_KATAKANA =
      "\u3031\u3032\u3033\u3034\u3035\u309B\u309C\u30A0\u30FC\uFF70";

  /** Letters to Unicode's eye, though no alphabet has them. */
  private static final String OTHER_LETTERS =
      "\u055B\u055C\u055E\u05F3\uA720\uA721\uA789\uA78A\uAB5B";

  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER,
          UnicodeScript.TAI_LE,
          UnicodeScript.NEW_TAI_LUE,
          UnicodeScript.TAI_THAM,
          UnicodeScript.TAI_VIET,
          UnicodeScript.AHOM);

  /** Those of most texts; to look into all tables of Unicode takes many times as long. */
  private static final Sign[] KNOWN =
      IntStream.range(0, 0x3000).mapToObj(Sign::found).toArray(Sign[]::new);

  static Sign of(int c) {
    return c < KNOWN.length ? KNOWN[c] : found(c);
  }

  private static Sign found(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION -> JOINS;
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          c == 0x200B ? OTHER : EXTENDS;
      default -> c < 128 && Character.isLetter(c) ? LETTER : between(c);
    };
  }

  private static Sign between(int c) {
    if (c == '\'') {
      return QUOTE;
    }
    if (c == '"') {
      return DOUBLE_QUOTE;
    }
    if (BETWEEN_LETTERS.indexOf(c) >= 0) {
      return MID_LETTER;
    }
    if (BETWEEN_DIGITS.indexOf(c) >= 0) {
      return MID_NUMBER;
    }
    return BETWEEN_BOTH.indexOf(c) >= 0 ? MID_ANY : special(c);
  }

  private static Sign special(int c) {
    if (c == 0x202F) {
      return JOINS;
    }
    if (c == 0x066B) {
      return DIGIT;
    }
    if (c == 0xFF9E || c == 0xFF9F || Character.isEmojiModifier(c)) {
      return EXTENDS;
    }
    if (c >= 0x1F1E6 && c <= 0x1F1FF) {
      return FLAG;
    }
    return inScript(c, UnicodeScript.of(c));
  }

  private static Sign inScript(int c, UnicodeScript script) {
    if (script == UnicodeScript.KATAKANA || OTHER_KATAKANA.indexOf(c) >= 0) {
      return KATAKANA;
    }
    boolean ideograph = Character.isIdeographic(c);
    if (script == UnicodeScript.HIRAGANA || (ideograph && script == UnicodeScript.HAN)) {
      return IDEOGRAPH;
    }
    if (WITHOUT_BLANKS.contains(script)) {
      return Character.isAlphabetic(c) ? COMPLEX : OTHER;
    }
    if (script == UnicodeScript.HEBREW && Character.getType(c) == Character.OTHER_LETTER) {
      return HEBREW;
    }
    if (!ideograph && (Character.isAlphabetic(c) || isOtherLetter(c))) {
      return LETTER;
    }
    if (Character.isExtendedPictographic(c)) {
      return PICTURE;
    }
    return script == UnicodeScript.HAN ? IDEOGRAPH : OTHER;
  }

  private static boolean isOtherLetter(int c) {
    boolean modifier = (c >= 0x02C2 && c <= 0x02D7) || (c >= 0x02DE && c <= 0x02FF);
    return modifier ? c < 0x02E5 || c > 0x02EB : OTHER_LETTERS.indexOf(c) >= 0;
  }

  /** Whether one directly behind this one belongs to the same word. */
  boolean goesOnWith(Sign next) {
    return switch (this) {
      case LETTER, HEBREW, DIGIT ->
          next == LETTER || next == HEBREW || next == DIGIT || next == JOINS;
      case KATAKANA -> next == KATAKANA || next == JOINS;
      case JOINS -> next == KATAKANA || LETTER.goesOnWith(next);
      default -> false;
    };
  }

  /** Whether this one belongs to a word for what is before and behind it. */
  boolean standsBetween(Sign before, Sign behind) {
    boolean letters = isWithoutDigits(before) && isWithoutDigits(behind);
    boolean digits = before == DIGIT && behind == DIGIT;
    return switch (this) {
      case MID_LETTER -> letters;
      case MID_NUMBER -> digits;
      case MID_ANY, QUOTE -> letters || digits;
      case DOUBLE_QUOTE -> before == HEBREW && behind == HEBREW;
      default -> false;
    };
  }

  private static boolean isWithoutDigits(Sign sign) {
    return sign == LETTER || sign == HEBREW;
  }
}
