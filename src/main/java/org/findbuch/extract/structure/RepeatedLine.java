package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What tells a line apart from the same line on other pages.
 *
 * @param words what it says in small letters, {@code #} for each number but those at its ends
 * @param numbers in the order of the line
 * @param isNumber whether it is nothing but a page number
 */
record RepeatedLine(String words, List<Integer> numbers, boolean isNumber) {
  private static final int MOST_DIGITS = 9;

  /** Signs that say something of a number. */
  private static final Pattern OF_A_NUMBER = Pattern.compile("[§%€$°=<>]");

  private static final Pattern ROMAN = Pattern.compile("[ivxl]+");

  private static final int LONGEST_NUMBER = 30;

  /** What stands beside a page number and says nothing. */
  private static final Pattern BESIDE_A_NUMBER =
      Pattern.compile("(seite|s|page|p|blatt|folie|slide)?[^\\p{L}§%€$°=<>]*(von|of)?");

  RepeatedLine {
    numbers = List.copyOf(numbers);
  }

  /** Without a pattern, as it is asked of many lines of every page. */
  static RepeatedLine of(String line) {
    String small = line.toLowerCase(Locale.ROOT);
    String alone = fromLetterToLetter(small);
    if (!alone.isEmpty() && alone.length() <= 7 && ROMAN.matcher(alone).matches()) {
      return of("", List.of(roman(alone)), line.length());
    }
    List<Integer> numbers = new ArrayList<>();
    StringBuilder masked = new StringBuilder(small.length());
    for (int i = 0; i < small.length(); i++) {
      char c = small.charAt(i);
      if (isDigit(c)) {
        int end = i + 1;
        while (end < small.length() && end < i + MOST_DIGITS && isDigit(small.charAt(end))) {
          end++;
        }
        numbers.add(Integer.parseInt(small, i, end, 10));
        masked.append('#');
        i = end - 1;
      } else if (!isBlank(c)) {
        masked.append(c);
      } else if (masked.isEmpty() || masked.charAt(masked.length() - 1) != ' ') {
        masked.append(' ');
      }
    }
    String words = fromLetterToLetter(masked.toString());
    if (words.isEmpty() && OF_A_NUMBER.matcher(small).find()) {
      words = masked.toString().replace(" ", "");
    }
    return of(words, numbers, line.length());
  }

  private static RepeatedLine of(String words, List<Integer> numbers, int length) {
    boolean isNumber =
        !numbers.isEmpty()
            && numbers.size() <= 2
            && length <= LONGEST_NUMBER
            && BESIDE_A_NUMBER.matcher(words).matches();
    return new RepeatedLine(words, numbers, isNumber);
  }

  private static String fromLetterToLetter(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && !Character.isLetter(text.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == '\u00a0' || (c <= ' ' && Character.isWhitespace(c));
  }

  /** Whether its numbers go along with those of the same line some pages on. */
  boolean counts(RepeatedLine other, int pages) {
    if (numbers.isEmpty() || other.numbers.isEmpty()) {
      return true;
    }
    if (numbers.size() != other.numbers.size()) {
      return false;
    }
    for (int i = 0; i < numbers.size(); i++) {
      int step = other.numbers.get(i) - numbers.get(i);
      if (step != 0 && step != pages) {
        return false;
      }
    }
    return true;
  }

  /** The number that goes up by one with each page. */
  boolean isNumbered(RepeatedLine other, int pages) {
    return isNumber() && other.isNumber() && other.numbers.getFirst() - numbers.getFirst() == pages;
  }

  private static int roman(String numeral) {
    int value = 0;
    int before = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int digit =
          switch (numeral.charAt(i)) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            default -> 50;
          };
      value += digit < before ? -digit : digit;
      before = Math.max(before, digit);
    }
    return value;
  }
}
