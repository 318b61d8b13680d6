package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells a line apart from the same line on other pages.
 *
 * @param words what it says in small letters, {@code #} for each number but those at its ends
 * @param numbers in the order of the line
 * @param length of the line
 */
record RepeatedLine(String words, List<Integer> numbers, int length) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern ROMAN = Pattern.compile("[ivxl]{1,7}");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  /** Signs that say something of a number. */
  private static final Pattern OF_A_NUMBER = Pattern.compile("[§%€$°=<>]");

  private static final int LONGEST_NUMBER = 30;

  /** What stands beside a page number and says nothing. */
  private static final Pattern BESIDE_A_NUMBER =
      Pattern.compile("(seite|s|page|p|blatt|folie|slide)?[^\\p{L}§%€$°=<>]*(von|of)?");

  RepeatedLine {
    numbers = List.copyOf(numbers);
  }

  static RepeatedLine of(String line) {
    String small = line.toLowerCase(Locale.ROOT);
    String alone = EDGES.matcher(small).replaceAll("");
    if (ROMAN.matcher(alone).matches()) {
      return new RepeatedLine("", List.of(roman(alone)), line.length());
    }
    List<Integer> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(small);
    while (number.find()) {
      numbers.add(Integer.parseInt(number.group()));
    }
    boolean says = OF_A_NUMBER.matcher(small).find();
    String masked = NUMBER.matcher(small).replaceAll("#");
    String words = BLANKS.matcher(EDGES.matcher(masked).replaceAll("")).replaceAll(" ");
    if (words.isEmpty() && says) {
      words = BLANKS.matcher(masked).replaceAll("");
    }
    return new RepeatedLine(words, numbers, line.length());
  }

  /** Whether it is nothing but a page number. */
  boolean isNumber() {
    return !numbers.isEmpty()
        && numbers.size() <= 2
        && length <= LONGEST_NUMBER
        && BESIDE_A_NUMBER.matcher(words).matches();
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
