package org.findbuch.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.findbuch.document.WrongValueException.Expected;

/**
 * When a document is from: {@code 2004}, {@code 2004-11}, {@code 2004-11-17} or an interval {@code
 * 2010/2015} of two such dates (EDTF level 0, ISO 8601-2:2019).
 */
public record DocumentDate(String text) {
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

  public DocumentDate {
    if (flaw(text).isPresent()) {
      throw new IllegalArgumentException(
          "date \"" + text + "\", expected 2004, 2004-11, 2004-11-17 or 2010/2015");
    }
  }

  public static Optional<DocumentDate> parse(String text) {
    return flaw(text).isEmpty() ? Optional.of(new DocumentDate(text)) : Optional.empty();
  }

  /** What a text lacks that is no such date; empty for one that is. */
  public static Optional<Expected> flaw(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length > 2 || !Arrays.stream(ends).allMatch(end -> DATE.matcher(end).matches())) {
      return Optional.of(Expected.DATE);
    }
    try {
      boolean isReversed = first(ends[0]).isAfter(last(ends[ends.length - 1]));
      return isReversed ? Optional.of(Expected.ORDERED_DAYS) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.of(Expected.EXISTING_DAY);
    }
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
