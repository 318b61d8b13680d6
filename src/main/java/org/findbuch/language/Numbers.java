package org.findbuch.language;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers, dates and times in one way of writing each, and what else has digits in it: 1.234,56 is
 * 1234,56; 03.04.2019 and 2019-04-03 are 3.4.2019; 09:05 is 9:05; 20a and CO2 stay as they are.
 */
final class Numbers {
  private static final String POINTS = ".,'’";

  private static final Pattern WITH_COLONS = Pattern.compile("\\d{1,2}(:\\d{1,2}){1,2}(?![\\d:])");
  private static final Pattern ISO_DATE =
      Pattern.compile("\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])(?!\\d|-\\d)");
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}([.'’]\\d{3})+(,\\d+)?");
  private static final Pattern ENGLISH = Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d+");
  private static final Pattern DAY =
      Pattern.compile("(0?[1-9]|[12]\\d|3[01])\\.(0?[1-9]|1[0-2])\\.(\\d{4}|\\d{2})");
  private static final Pattern DAY_OF_MONTH = Pattern.compile("0([1-9])\\.(0?[1-9]|1[0-2])");
  private static final Pattern TIME = Pattern.compile("0(\\d(?::\\d{2})+)");
  private static final Pattern RUNS = Pattern.compile("\\p{Nd}+|\\p{L}[\\p{L}\\p{M}]*");

  private Numbers() {}

  /** One way of writing, and the digits and letters that stand together in it. */
  record Written(String text, List<String> pieces) {}

  static boolean holdsDigit(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sign at a place stands between the digits of one number. */
  static boolean joins(String text, int at) {
    return POINTS.indexOf(text.charAt(at)) >= 0
        && at > 0
        && Character.isDigit(text.charAt(at - 1))
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  /** Whether a word begins right behind a number, as in "30Uhr". */
  static boolean endsBefore(String text, int at) {
    return Character.isDigit(text.charAt(at - 1))
        && Character.isUpperCase(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowerCase(text.charAt(at + 1));
  }

  /** Where a number ends that goes on behind a colon or hyphen, as times and dates do. */
  static int end(String text, int start, int end) {
    if (end == text.length() || (text.charAt(end) != ':' && text.charAt(end) != '-')) {
      return end;
    }
    for (Pattern one : List.of(WITH_COLONS, ISO_DATE)) {
      Matcher written = one.matcher(text).region(start, text.length()).useTransparentBounds(true);
      if (written.lookingAt() && written.end() > end) {
        return written.end();
      }
    }
    return end;
  }

  static Written written(String word) {
    if (word.chars().allMatch(Character::isDigit)) {
      return new Written(word, List.of());
    }
    String text = number(word);
    List<String> pieces = RUNS.matcher(text).results().map(run -> run.group()).distinct().toList();
    return new Written(text, pieces.size() > 1 ? pieces : List.of());
  }

  private static String number(String word) {
    Matcher day = DAY.matcher(word);
    if (day.matches()) {
      return date(day.group(1), day.group(2), day.group(3));
    }
    Matcher iso = YEAR_FIRST.matcher(word);
    if (iso.matches()) {
      return date(iso.group(3), iso.group(2), iso.group(1));
    }
    if (THOUSANDS.matcher(word).matches()) {
      return word.replaceAll("[.'’]", "");
    }
    if (ENGLISH.matcher(word).matches()) {
      return word.replace(",", "").replace('.', ',');
    }
    Matcher month = DAY_OF_MONTH.matcher(word);
    if (month.matches()) {
      return withoutZeros(month.group(1)) + "." + withoutZeros(month.group(2));
    }
    Matcher time = TIME.matcher(word);
    return time.matches() ? time.group(1) : word;
  }

  private static String date(String day, String month, String year) {
    return withoutZeros(day) + "." + withoutZeros(month) + "." + year;
  }

  private static String withoutZeros(String number) {
    return number.startsWith("0") ? number.substring(1) : number;
  }
}
