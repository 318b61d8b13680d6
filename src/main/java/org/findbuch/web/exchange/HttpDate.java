package org.findbuch.web.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A moment in a header, to the second (RFC 9110, section 5.6.7). */
public final class HttpDate {
  private static final DateTimeFormatter FIXED = pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'");

  /** Of the hundred that two digits stand for. */
  private static final int FIRST_YEAR = 1970;

  /** What has to be understood, though nobody is to write the last two any more. */
  private static final List<DateTimeFormatter> UNDERSTOOD =
      List.of(
          FIXED,
          DateTimeFormatter.RFC_1123_DATE_TIME,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(FIRST_YEAR, 1, 1))
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ENGLISH)
              .withZone(ZoneOffset.UTC),
          pattern("EEE MMM ppd HH:mm:ss uuuu"));

  private HttpDate() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  public static String format(Instant moment) {
    return FIXED.format(moment);
  }

  /** Null when it is none; a condition with it then counts as not given. */
  public static @Nullable Instant parse(String header) {
    for (DateTimeFormatter form : UNDERSTOOD) {
      try {
        return Instant.from(form.parse(header.strip()));
      } catch (DateTimeException another) {
        // perhaps the next one
      }
    }
    return null;
  }
}
