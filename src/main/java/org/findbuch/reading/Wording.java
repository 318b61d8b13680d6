package org.findbuch.reading;

import static java.util.stream.Collectors.joining;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Fault;
import org.findbuch.document.Unit;
import org.findbuch.document.WrongValueException;
import org.findbuch.query.Notice;
import org.findbuch.query.QueryTooLongException;
import org.jspecify.annotations.Nullable;

/**
 * The product's own words in a reader's language: what kinds, facets, places and faults are called.
 */
public final class Wording {
  public static final Wording GERMAN = new Wording(Locale.GERMAN);
  public static final Wording ENGLISH = new Wording(Locale.ENGLISH);

  private static final Pattern QUOTED = Pattern.compile("[„“]\\{(\\d+)}[“”]");

  private final Locale locale;
  private final ResourceBundle words;
  private final Sentences sentences;

  private Wording(Locale locale) {
    this.locale = locale;
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    this.words = ResourceBundle.getBundle("org.findbuch.reading.words", locale, exact);
    this.sentences = new Sentences(words, locale);
  }

  /** The wording for a language code; German for all but {@code en}. */
  public static Wording of(String language) {
    return language.equals("en") ? ENGLISH : GERMAN;
  }

  public Locale locale() {
    return locale;
  }

  public String language() {
    return locale.getLanguage();
  }

  /** What a value of a closed list is called; the key is its type and code. */
  public String name(Coded value) {
    return words.getString(typeOf(value) + "." + value.code());
  }

  /** What a language is called in this one; its code where nobody knows. */
  public String languageName(String code) {
    return Locale.forLanguageTag(code).getDisplayLanguage(locale);
  }

  /** {@code S. 12}, {@code Folie 4}, {@code Abschnitt 3}, or a sheet's own name. */
  public String place(Unit unit, String label) {
    return text("place." + unit.at(label).code(), label);
  }

  public String notice(Notice notice) {
    return text("notice." + notice.code().code(), notice.arguments().toArray());
  }

  /** A whole sentence that says why a file could not be taken or read. */
  public String fault(Fault fault) {
    return words.getString("fault." + fault.code());
  }

  /** As {@link #fault}, for readers: without what can be done about it, which they cannot. */
  public String reason(Fault fault) {
    String key = "reason." + fault.code();
    return words.containsKey(key) ? words.getString(key) : fault(fault);
  }

  /** A whole sentence that names the limit and what was typed. */
  public String tooLong(QueryTooLongException tooLong) {
    return text("toolong." + tooLong.limit().name().toLowerCase(Locale.ROOT), tooLong.actual());
  }

  /** A whole sentence that names the field, the value and the way out. */
  public String wrongValue(WrongValueException wrong) {
    return text("wrong.value", wrong.field(), wrong.value(), name(wrong.expected()));
  }

  /** {@code 17. November 2004}, {@code November 2004}, {@code 2004}, {@code 2010–2015}. */
  public String date(DocumentDate date) {
    String[] ends = date.text().split("/", 2);
    String first = oneDate(ends[0]);
    return ends.length == 1 ? first : first + "\u2013" + oneDate(ends[1]);
  }

  /** Titles in one row, „A“, „B“ and so many others. */
  public String titles(List<String> titles, int others) {
    String named = titles.stream().map(t -> text("titles.one", t)).collect(joining(", "));
    return others == 0 ? named : text("titles.more", named, others);
  }

  /** The sentence of a key with its arguments filled in. */
  public String text(String key, Object... arguments) {
    try {
      return sentences.say(key, arguments);
    } catch (MissingResourceException missing) {
      throw new IllegalStateException("no text " + key + " in " + locale, missing);
    }
  }

  /** German marks close with the sign that English ones open with. */
  private static String single(String text) {
    char closing = text.indexOf('„') < 0 ? '’' : '‘';
    return text.replace('„', '‚').replace('“', '‘').replace('”', closing);
  }

  private String oneDate(String date) {
    return switch (date.length()) {
      case 4 -> date;
      case 7 -> YearMonth.parse(date).format(DateTimeFormatter.ofPattern("LLLL uuuu", locale));
      default ->
          LocalDate.parse(date)
              .format(DateTimeFormatter.ofPattern(words.getString("date.day"), locale));
    };
  }

  private static String typeOf(Coded value) {
    return ((Enum<?>) value).getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The sentences of a bundle in its language, each taken apart once: a page says hundreds. */
  public static final class Sentences {
    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, Sentence> known = new ConcurrentHashMap<>();

    public Sentences(ResourceBundle bundle, Locale locale) {
      this.bundle = bundle;
      this.locale = locale;
    }

    /**
     * The sentence of a key with its arguments filled in; in those that it puts between quotation
     * marks, marks are single ones, as a quotation within another has them.
     *
     * @throws MissingResourceException when there is none
     */
    public String say(String key, Object... arguments) {
      Sentence sentence = known.get(key);
      if (sentence == null) {
        sentence = Sentence.of(bundle.getString(key), locale);
        known.put(key, sentence);
      }
      return sentence.with(arguments);
    }
  }

  /**
   * A sentence.
   *
   * @param whole all of it where it has no arguments
   * @param quoted numbers of those arguments that stand between quotation marks
   */
  private record Sentence(@Nullable String whole, MessageFormat form, List<Integer> quoted) {
    static Sentence of(String pattern, Locale locale) {
      MessageFormat form = new MessageFormat(pattern, locale);
      List<Integer> quoted =
          QUOTED.matcher(pattern).results().map(place -> Integer.valueOf(place.group(1))).toList();
      return new Sentence(
          form.getFormats().length == 0 ? form.format(new Object[0]) : null, form, quoted);
    }

    String with(Object... arguments) {
      if (whole != null) {
        return whole;
      }
      Object[] nested = arguments.clone();
      for (int number : quoted) {
        if (number < nested.length && nested[number] instanceof String text) {
          nested[number] = single(text);
        }
      }
      // A format serves one thread at a time.
      return ((MessageFormat) form.clone()).format(nested);
    }
  }
}
