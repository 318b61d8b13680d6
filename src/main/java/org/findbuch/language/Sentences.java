package org.findbuch.language;

import java.util.Locale;
import java.util.Set;

/**
 * Finds where sentences begin near a place in a German or English text, without reading the rest of
 * it. A full stop after a number ("3. Gesundheitskonferenz", "17. November"), a single letter ("z.
 * B.") or a usual abbreviation ends no sentence.
 */
public record Sentences(String text) {
  /** In small letters, without the full stop. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "abb", "abs", "abt", "allg", "anm", "aufl", "bd", "bes", "betr", "bspw", "bzgl", "bzw",
          "ca", "dipl", "dr", "ebd", "ehem", "einschl", "etc", "evtl", "ff", "fig", "gem", "ggf",
          "hg", "hrsg", "inkl", "insb", "jg", "jh", "kap", "lfd", "lt", "med", "mind", "mio", "mr",
          "mrd", "mrs", "ms", "nr", "o.ä", "phil", "pp", "prof", "rd", "rer", "s.o", "sog", "soz",
          "st", "std", "str", "tab", "tel", "tsd", "u.a", "univ", "usw", "verf", "vgl", "vol", "vs",
          "z.b", "zit", "zzgl");

  /** What stands for the end of a paragraph. */
  public static final char PARAGRAPH = '\u2029';

  private static final int LONGEST_NUMBER = 3;

  /**
   * The last beginning of a sentence at or before a place, or {@code earliest} when none is found
   * after that.
   */
  public int startBefore(int place, int earliest) {
    for (int at = place; at > earliest; at--) {
      if (begins(at)) {
        return at;
      }
    }
    return earliest;
  }

  /** The first beginning of a sentence after a place, or {@code latest} when it is before that. */
  public int startAfter(int place, int latest) {
    for (int at = place + 1; at < latest; at++) {
      if (begins(at)) {
        return at;
      }
    }
    return latest;
  }

  private boolean begins(int at) {
    if (at <= 0 || isSpace(text.charAt(at)) || !isSpace(text.charAt(at - 1))) {
      return false;
    }
    int end = at;
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
      if (text.charAt(end) == PARAGRAPH) {
        return true;
      }
    }
    return opens(at) && isEnd(end);
  }

  private boolean opens(int at) {
    int first = text.codePointAt(at);
    return !Character.isLowerCase(first) && (Character.isLetterOrDigit(first) || isQuote(first));
  }

  private static boolean isQuote(int c) {
    return "„“”\"»«‚‘’'([–-•".indexOf(c) >= 0;
  }

  /** Whether a sentence ends right before a place. */
  private boolean isEnd(int end) {
    int last = end - 1;
    while (last > 0 && isClosing(text.charAt(last))) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    return switch (text.charAt(last)) {
      case '!', '?', '…' -> true;
      case '.' -> !isShort(wordBefore(last));
      default -> false;
    };
  }

  private static boolean isClosing(char c) {
    return "“”\"«»‘’')]".indexOf(c) >= 0;
  }

  private String wordBefore(int stop) {
    int start = stop;
    while (start > 0 && !isSpace(text.charAt(start - 1)) && stop - start < 12) {
      start--;
    }
    while (start < stop && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return text.substring(start, stop);
  }

  private static boolean isShort(String word) {
    boolean number = word.chars().allMatch(Character::isDigit);
    return number
        ? word.length() < LONGEST_NUMBER
        : word.length() == 1 || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
