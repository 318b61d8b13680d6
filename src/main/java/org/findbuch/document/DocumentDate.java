package org.findbuch.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a document is from: {@code 2004}, {@code 2004-11}, {@code 2004-11-17} or an interval {@code
 * 2010/2015} of two such dates (EDTF level 0, ISO 8601-2:2019).
 */
public record DocumentDate(String text) {
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  public DocumentDate {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "date \"" + text + "\", expected 2004, 2004-11, 2004-11-17 or 2010/2015");
    }
  }

  public static Optional<DocumentDate> parse(String text) {
    return isValid(text) ? Optional.of(new DocumentDate(text)) : Optional.empty();
  }

  public boolean isInterval() {
    return text.indexOf('/') > 0;
  }

  /** The first day it may mean. */
  public LocalDate first() {
    return first(text.split("/", 2)[0]);
  }

  /** The last day it may mean. */
  public LocalDate last() {
    String[] ends = text.split("/", 2);
    return last(ends[ends.length - 1]);
  }

  public int firstYear() {
    return first().getYear();
  }

  public int lastYear() {
    return last().getYear();
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isValid(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length > 2) {
      return false;
    }
    try {
      for (String end : ends) {
        if (!DATE.matcher(end).matches()) {
          return false;
        }
        first(end);
      }
      return ends.length == 1 || !first(ends[0]).isAfter(last(ends[1]));
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static LocalDate first(String date) {
    return switch (date.length()) {
      case 4 -> LocalDate.of(Integer.parseInt(date), 1, 1);
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.parse(date);
    };
  }

  private static LocalDate last(String date) {
    return switch (date.length()) {
      case 4 -> LocalDate.of(Integer.parseInt(date), 12, 31);
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.parse(date);
    };
  }
}
