package org.findbuch.document;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.WrongValueException.Expected;

/**
 * A date as people type it: as {@link DocumentDate} writes it, and also {@code 17.08.2024}, {@code
 * 8/2024}, {@code 2024-8-7} and {@code 17. August 2024}, alone or as the ends of an interval. What
 * is stored is {@link DocumentDate#parse read} without these liberties, and in any year.
 */
public final class TypedDate {
  /** Whatever lies outside is a slip: no document is as old, no embargo as long. */
  private static final int FIRST_YEAR = 1000;

  private static final int LAST_YEAR = 2200;

  private static final int LONGEST = 60;
  private static final String YEAR = "(\\d{4})";
  private static final String NUMBER = "(\\d{1,2})";
  private static final String NAME = "(\\p{L}{3,9})\\.?";

  private static final Pattern BETWEEN =
      Pattern.compile(
          " ?[/–—] ?| - | (?:bis|to) |(?<=^\\d{4})-(?=\\d{4}$)", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

  private static final Map<String, Integer> MONTHS = months();

  /** One way to type it: which groups are the year, the month and the day. */
  private record Form(Pattern pattern, Function<MatchResult, String> date) {
    Form(String pattern, Function<MatchResult, String> date) {
      this(Pattern.compile(pattern), date);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form(YEAR, m -> m.group(1)),
          new Form(YEAR + "-" + NUMBER, m -> month(m.group(1), m.group(2))),
          new Form(
              YEAR + "-" + NUMBER + "-" + NUMBER, m -> day(m.group(1), m.group(2), m.group(3))),
          new Form(NUMBER + " ?[./] ?" + YEAR, m -> month(m.group(2), m.group(1))),
          new Form(
              NUMBER + "\\. ?" + NUMBER + "\\. ?" + YEAR,
              m -> day(m.group(3), m.group(2), m.group(1))),
          new Form(NAME + " " + YEAR, m -> month(m.group(2), m.group(1))),
          new Form(
              NUMBER + "(?:\\. ?| )" + NAME + " " + YEAR,
              m -> day(m.group(3), m.group(2), m.group(1))),
          new Form(
              NAME + " " + NUMBER + ",? " + YEAR, m -> day(m.group(3), m.group(1), m.group(2))));

  private TypedDate() {}

  /**
   * What was typed.
   *
   * @param field that it was typed in
   * @throws WrongValueException when it is no date, or none that a document can have
   */
  public static DocumentDate of(String field, String typed) {
    String date = plain(typed);
    Optional<Expected> flaw = DocumentDate.flaw(date);
    if (flaw.isEmpty() && !isLikely(new DocumentDate(date))) {
      flaw = Optional.of(Expected.LIKELY_YEAR);
    }
    if (flaw.isPresent()) {
      throw new WrongValueException(field, typed, flaw.get());
    }
    return new DocumentDate(date);
  }

  /** What was typed, as it is stored; what is no date stays as it is. */
  public static String stored(String typed) {
    String date = plain(typed);
    return DocumentDate.flaw(date).isEmpty() ? date : typed;
  }

  private static String plain(String typed) {
    String text = typed.strip().replaceAll("[\\s\u00a0\u202f]+", " ");
    return text.length() > LONGEST ? text : dateOrInterval(text).orElse(text);
  }

  /**
   * A date as one types it in a language, {@code 03.02.2026} or {@code Februar 2026} in German:
   * {@link #stored} makes the very same of it. What is no date stays as it is.
   */
  public static String shown(String stored, Locale locale) {
    if (DocumentDate.flaw(stored).isPresent()) {
      return stored;
    }
    List<String> ends = Arrays.stream(stored.split("/")).map(end -> shownEnd(end, locale)).toList();
    boolean isYears = ends.stream().allMatch(end -> end.length() == 4);
    return String.join(isYears ? "/" : " – ", ends);
  }

  private static String shownEnd(String end, Locale locale) {
    boolean isGerman = locale.getLanguage().equals("de");
    return switch (end.length()) {
      case 4 -> end;
      case 7 ->
          YearMonth.parse(end).getMonth().getDisplayName(TextStyle.FULL, locale)
              + " "
              + end.substring(0, 4);
      default -> isGerman ? DAY.format(LocalDate.parse(end)) : end;
    };
  }

  /**
   * Likewise a single day.
   *
   * @throws WrongValueException also when it is a date that says less or more
   */
  public static LocalDate day(String field, String typed) {
    DocumentDate date;
    try {
      date = of(field, typed);
    } catch (WrongValueException wrong) {
      throw wrong.expected() == Expected.DATE
          ? new WrongValueException(field, typed, Expected.DAY)
          : wrong;
    }
    if (date.text().length() != "2030-01-31".length()) {
      throw new WrongValueException(field, typed, Expected.DAY);
    }
    return date.first();
  }

  private static boolean isLikely(DocumentDate date) {
    return date.firstYear() >= FIRST_YEAR && date.lastYear() <= LAST_YEAR;
  }

  private static Optional<String> dateOrInterval(String text) {
    Optional<String> one = date(text);
    Matcher between = BETWEEN.matcher(text);
    while (one.isEmpty() && between.find()) {
      Optional<String> end = date(text.substring(between.end()));
      one = date(text.substring(0, between.start())).flatMap(s -> end.map(e -> s + "/" + e));
    }
    return one;
  }

  private static Optional<String> date(String text) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        return Optional.of(form.date().apply(matcher.toMatchResult()));
      }
    }
    return Optional.empty();
  }

  private static String day(String year, String month, String day) {
    return month(year, month) + "-" + two(day);
  }

  /** A name that no month has stays, and is no date then. */
  private static String month(String year, String month) {
    Integer named = MONTHS.get(month.toLowerCase(Locale.GERMAN));
    return year + "-" + two(named == null ? month : named.toString());
  }

  private static String two(String number) {
    return number.length() < 2 ? "0" + number : number;
  }

  /** In German and English, whole and by their first three letters. */
  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>(Map.of("jänner", 1, "mrz", 3, "sept", 9));
    for (Month month : Month.values()) {
      for (Locale language : List.of(Locale.GERMAN, Locale.ENGLISH)) {
        String name = month.getDisplayName(TextStyle.FULL, language).toLowerCase(language);
        months.put(name, month.getValue());
        months.put(name.substring(0, 3), month.getValue());
      }
    }
    return Map.copyOf(months);
  }
}
