package org.findbuch.extract.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.DocumentDate;

/**
 * A date as people write it in German or English.
 *
 * @param start half-open range in the text
 */
record WrittenDate(DocumentDate date, int start, int end) {
  private static final int FIRST_YEAR = 1900;

  /** {@code Vom}, {@code Stand:}, the day of the week. */
  private static final int LITTLE = 12;

  private static final int LONGEST = 60;
  private static final Pattern FIGURES = Pattern.compile("(?:19|20)\\d\\d|\\d\\.\\s?\\d\\d?\\.");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("jän", 1),
          Map.entry("feb", 2),
          Map.entry("mär", 3),
          Map.entry("mrz", 3),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("mai", 5),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("okt", 10),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dez", 12),
          Map.entry("dec", 12));

  private static final String MONTH =
      "(jan(?:uar|uary|\\.)?|jänner|feb(?:ruar|ruary|\\.)?|februar|märz|mrz\\.?|mar(?:ch|\\.)|apr(?:il|\\.)?|mai"
          + "|may|jun[ie]|jun\\.?|jul[iy]|jul\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|o[kc]t(?:ober|\\.)?"
          + "|nov(?:ember|\\.)?|de[zc](?:ember|\\.)?)";

  private static final String YEAR = "((?:19|20)\\d\\d)(?!\\d)";
  private static final String TO = "\\s*(?:[-–—/]|bis(?: zum)?|und|to|until|and)\\s*";
  private static final String DAY = "(?<!\\d)(\\d{1,2})\\.?(?:st|nd|rd|th)?";

  /** One way to write dates: the more it says, the earlier it stands. */
  private record Form(Pattern pattern, Function<MatchResult, String> edtf) {
    Form(String pattern, Function<MatchResult, String> edtf) {
      this(
          Pattern.compile(
              "(?<![\\p{L}\\d])" + pattern + "(?!\\p{L})",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
          edtf);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form(
              DAY + "(?:\\s*" + MONTH + ")?" + TO + DAY + "\\s*" + MONTH + "\\s*" + YEAR,
              m ->
                  day(m.group(5), m.group(2) == null ? m.group(4) : m.group(2), m.group(1))
                      + "/"
                      + day(m.group(5), m.group(4), m.group(3))),
          new Form(
              "(\\d{1,2})\\.(?:(\\d{1,2})\\.)?" + TO + "(\\d{1,2})\\.(\\d{1,2})\\." + YEAR,
              m ->
                  numbers(m.group(5), m.group(2) == null ? m.group(4) : m.group(2), m.group(1))
                      + "/"
                      + numbers(m.group(5), m.group(4), m.group(3))),
          new Form(
              DAY + "\\s*(?:of\\s+)?" + MONTH + ",?\\s*" + YEAR,
              m -> day(m.group(3), m.group(2), m.group(1))),
          new Form(
              MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s*" + YEAR,
              m -> day(m.group(3), m.group(1), m.group(2))),
          new Form(
              "(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?((?:19|20)?\\d\\d)(?![.\\d])",
              m -> numbers(m.group(3), m.group(2), m.group(1))),
          new Form(
              "(\\d{1,2})[-_](\\d{1,2})[-_]" + YEAR,
              m -> numbers(m.group(3), m.group(2), m.group(1))),
          new Form(
              "((?:19|20)\\d\\d)[-_.]?([01]\\d)[-_.]?([0-3]\\d)(?!\\d)",
              m -> numbers(m.group(1), m.group(2), m.group(3))),
          new Form(
              MONTH + "(?:\\s*" + YEAR + ")?" + TO + MONTH + "\\s*" + YEAR,
              m ->
                  month(m.group(2) == null ? m.group(4) : m.group(2), m.group(1))
                      + "/"
                      + month(m.group(4), m.group(3))),
          new Form(MONTH + "\\s*[,/]?\\s*" + YEAR, m -> month(m.group(2), m.group(1))),
          new Form("(0?[1-9]|1[0-2])[/.]" + YEAR, m -> month(m.group(2), m.group(1))),
          new Form(
              "((?:19|20)\\d\\d)[-_](0[1-9]|1[0-2])(?![-_\\d])",
              m -> month(m.group(1), m.group(2))),
          new Form("((?:19|20)\\d\\d)" + TO + YEAR, m -> m.group(1) + "/" + m.group(2)),
          new Form(YEAR, m -> m.group(1)));

  /** Whether it says more than a year. */
  boolean isExact() {
    return date.text().length() != 4 && date.text().length() != 9;
  }

  /** The dates of a text in its order; none is after the day given, and none within another. */
  static List<WrittenDate> in(String text, LocalDate today) {
    StringBuilder left = new StringBuilder(text);
    List<WrittenDate> dates = new ArrayList<>();
    if (!FIGURES.matcher(text).find()) {
      return dates;
    }
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(left);
      while (matcher.find()) {
        DocumentDate.parse(form.edtf().apply(matcher.toMatchResult()))
            .filter(
                date -> date.firstYear() >= FIRST_YEAR && !date.last().isAfter(limit(date, today)))
            .ifPresent(date -> dates.add(new WrittenDate(date, matcher.start(), matcher.end())));
        for (int at = matcher.start(); at < matcher.end(); at++) {
          left.setCharAt(at, '\u0001');
        }
      }
    }
    dates.sort(java.util.Comparator.comparingInt(WrittenDate::start));
    return dates;
  }

  /** The month and the year that go on may be said. */
  private static LocalDate limit(DocumentDate date, LocalDate today) {
    return switch (date.text().length()) {
      case 4 -> today.withDayOfYear(today.lengthOfYear());
      case 7 -> today.withDayOfMonth(today.lengthOfMonth());
      default -> today;
    };
  }

  /** Whether a line says a date and next to nothing else. */
  static boolean isAll(String line) {
    int rest = line.length();
    if (rest > LONGEST) {
      return false;
    }
    for (WrittenDate one : in(line, LocalDate.MAX)) {
      rest -= one.end() - one.start();
    }
    return rest < line.length() && rest <= LITTLE;
  }

  private static String day(String year, String month, String day) {
    return month(year, month) + "-" + two(day);
  }

  private static String numbers(String year, String month, String day) {
    return century(year) + "-" + two(month) + "-" + two(day);
  }

  private static String month(String year, String month) {
    String start = month.toLowerCase(Locale.GERMAN);
    Integer number = start.length() < 3 ? null : MONTHS.get(start.substring(0, 3));
    return year + "-" + two(number == null ? start : number.toString());
  }

  private static String two(String number) {
    return number.length() < 2 ? "0" + number : number;
  }

  /** Two figures stand for a year that has been. */
  private static String century(String year) {
    if (year.length() > 2) {
      return year;
    }
    int now = LocalDate.now(java.time.ZoneOffset.UTC).getYear() % 100;
    return (Integer.parseInt(year) <= now ? "20" : "19") + year;
  }
}
