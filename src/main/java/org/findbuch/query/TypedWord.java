package org.findbuch.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the signs of a word that was typed ask for. */
final class TypedWord {
  /** {@code Bürger:innen}, {@code Angestellte:r} and {@code http://…} are no fields. */
  private static final Pattern NO_FIELD = Pattern.compile("(?i:in\\b|innen|[rnms]\\b).*|//.*");

  /** {@code Bürger*innen} and {@code Angestellte*r} have no wildcard. */
  private static final Pattern GENDER_STAR =
      Pattern.compile("(?iu).*\\p{L}\\*-?(in|innen\\p{L}*|(?<=e\\*)[rnms])(?!\\p{L}).*");

  /** {@code Bürger(innen)}, whose brackets belong to the word. */
  private static final Pattern IN_BRACKETS =
      Pattern.compile("(?iu)\\([-/]?-?(innen|in|e|en|er|es|n|r|s)\\)(?!\\p{L})");

  private static final Pattern WILDCARD =
      Pattern.compile("(?=.*[*]|.*[\\p{L}\\p{Nd}][?][\\p{L}\\p{Nd}*]|[?]\\p{L})[^/]*");
  private static final Pattern SIMILAR = Pattern.compile("(.+?)~\\d?");

  /** Of a word whose beginning is open; with fewer it would stand for most of all words. */
  private static final int FEWEST_LETTERS = 3;

  private TypedWord() {}

  static Query read(String word) {
    if (word.startsWith("=") && saysSomething(word)) {
      return new Query.Exact(word.substring(1));
    }
    Matcher similar = SIMILAR.matcher(word);
    if (similar.matches() && saysSomething(similar.group(1))) {
      return new Query.Similar(similar.group(1));
    }
    return isWildcard(word)
        ? new Query.Wildcard(word.replaceAll("\\*+", "*"))
        : new Query.Word(word);
  }

  private static boolean isWildcard(String word) {
    long letters = word.codePoints().filter(Character::isLetterOrDigit).count();
    boolean open = word.startsWith("*") || word.startsWith("?");
    return letters >= (open ? FEWEST_LETTERS : 1)
        && WILDCARD.matcher(word).matches()
        && !GENDER_STAR.matcher(word).matches();
  }

  /** Whether what stands behind a colon belongs to the word before it. */
  static boolean isNoField(String value) {
    return NO_FIELD.matcher(value).matches();
  }

  /** The end of brackets that belong to the word which ends there; that place where none do. */
  static int endOfBrackets(String text, int end) {
    if (end == text.length()
        || text.charAt(end) != '('
        || !Character.isLetter(text.charAt(end - 1))) {
      return end;
    }
    Matcher form = IN_BRACKETS.matcher(text).region(end, text.length()).useTransparentBounds(true);
    return form.lookingAt() ? form.end() : end;
  }

  static boolean saysSomething(String word) {
    return word.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
