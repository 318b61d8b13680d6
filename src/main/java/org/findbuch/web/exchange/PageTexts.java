package org.findbuch.web.exchange;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.findbuch.document.Format;
import org.findbuch.document.MetadataField;
import org.findbuch.document.TypedDate;
import org.findbuch.reading.Wording;
import org.jspecify.annotations.Nullable;

/** What the pages say, in one language. */
public final class PageTexts {
  public static final PageTexts GERMAN = new PageTexts(Locale.GERMAN);
  public static final PageTexts ENGLISH = new PageTexts(Locale.ENGLISH);
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

  private final Locale locale;
  private final ResourceBundle bundle;
  private final Wording.Sentences sentences;

  private PageTexts(Locale locale) {
    this.locale = locale;
    this.bundle = bundle(locale);
    this.sentences = new Wording.Sentences(bundle, locale);
  }

  public static PageTexts of(String language) {
    return language.equals("en") ? ENGLISH : GERMAN;
  }

  public static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "web.messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public String language() {
    return locale.getLanguage();
  }

  /** The sentence of a key with its arguments filled in; a year is given as text, not as number. */
  public String say(String key, Object... arguments) {
    return sentences.say(key, arguments);
  }

  /** What a field of a record is called. */
  public String name(MetadataField field) {
    boolean isHead = field.place() == MetadataField.Place.HEAD;
    return say((isHead ? "field." : "document.") + field.code());
  }

  public String number(long number) {
    // Below a thousand there is nothing to group, and a page says hundreds of numbers.
    return number >= 0 && number < 1_000
        ? Long.toString(number)
        : NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** {@code 98,7 %}, cut off instead of rounded: 100 is all of it. */
  public String share(long part, long whole) {
    NumberFormat percent = NumberFormat.getPercentInstance(locale);
    percent.setMaximumFractionDigits(1);
    percent.setRoundingMode(RoundingMode.DOWN);
    return percent.format(whole == 0 ? 1 : (double) part / whole);
  }

  /** {@code 4,2 MB}: decimal units, as browsers and file managers count. */
  public String size(long bytes) {
    if (bytes < 1_000) {
      return say("size.bytes", bytes);
    }
    if (bytes < 1_000_000) {
      return number(Math.round(bytes / 1_000.0)) + "\u00a0kB";
    }
    NumberFormat oneDigit = NumberFormat.getNumberInstance(locale);
    oneDigit.setMaximumFractionDigits(1);
    return bytes < 1_000_000_000
        ? oneDigit.format(bytes / 1_000_000.0) + "\u00a0MB"
        : oneDigit.format(bytes / 1_000_000_000.0) + "\u00a0GB";
  }

  /**
   * A largest size in whole megabytes as settings count them (1024 × 1024 bytes): a round number.
   */
  public String most(long bytes) {
    return bytes < 1 << 20 ? size(bytes) : number(bytes >> 20) + "\u00a0MB";
  }

  /** {@code 84 Seiten}; nothing where there is none. */
  public String extent(Format format, int pages) {
    return pages == 0 ? "" : say("extent." + format.unit().code(), pages);
  }

  public String day(Instant moment) {
    return format("date.day", moment);
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(bundle.getString("date.day"), locale).format(day);
  }

  /** A date as one types it; what is none stays as it is. */
  public String typedDate(String date) {
    return TypedDate.shown(date, locale);
  }

  /** {@code 9.20}, or from one time to another. */
  public String time(LocalTime start, @Nullable LocalTime end) {
    DateTimeFormatter form = DateTimeFormatter.ofPattern(bundle.getString("date.time"), locale);
    return form.format(start) + (end == null ? "" : "–" + form.format(end));
  }

  /** Day and time, to the minute. */
  public String moment(Instant moment) {
    return format("date.moment", moment);
  }

  private String format(String pattern, Instant moment) {
    return DateTimeFormatter.ofPattern(bundle.getString(pattern), locale)
        .withZone(HERE)
        .format(moment);
  }
}
