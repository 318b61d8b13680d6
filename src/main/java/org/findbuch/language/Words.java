package org.findbuch.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words by the rules of Unicode (UAX #29), which find them in all scripts: "3,5",
 * "can't" and "e.V" are one word each, "Kinder-Gesundheit" is two; signs are none, emoji are.
 */
public final class Words {
  /** Nobody writes a longer word; what goes on is taken for the next one. */
  private static final int LONGEST = 255;

  private final String text;
  private final int end;

  private Words(String text, int start) {
    this.text = text;
    this.end = Math.min(text.length(), start + LONGEST);
  }

  /** The words of a text in order. */
  public static List<Word> of(String text) {
    List<Word> words = new ArrayList<>(text.length() / 6);
    LineEnds whole = new LineEnds(text);
    String joined = whole.text();
    int at = 0;
    while (at < joined.length()) {
      int end = new Words(joined, at).end(at);
      if (end > at) {
        words.add(new Word(small(joined, at, end), whole.source(at), whole.source(end)));
        at = end;
      } else {
        at += Character.charCount(joined.codePointAt(at));
      }
    }
    return words;
  }

  private static String small(String text, int start, int end) {
    StringBuilder small = new StringBuilder(end - start);
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      small.appendCodePoint(Character.toLowerCase(text.codePointAt(at)));
    }
    return small.toString();
  }

  /** Where the word ends that begins at a place; that place where none does. */
  private int end(int start) {
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
