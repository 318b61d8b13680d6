package org.findbuch.extract.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Proposals;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a file tells of itself and leaves out what programs write there by default; the
 * first thing told of each sort that is any good stands.
 */
public final class SelfDescription {
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_AUTHOR = 120;
  private static final int MOST_AUTHORS = 50;
  private static final int FIRST_YEAR = 1900;

  private static final Pattern NOBODY =
      Pattern.compile(
          "(user|users|benutzer|admin|administrator|root|owner|autor|author|unknown|unbekannt"
              + "|verfasser|anonym|anonymous|microsoft.*|windows.*|apache poi|python-docx|none)"
              + "[ _-]?\\d*",
          Pattern.CASE_INSENSITIVE);

  private final int lastYear;
  private final Set<String> authors = new LinkedHashSet<>();
  private @Nullable String title;
  private @Nullable DocumentDate date;
  private @Nullable Language language;
  private DocumentOutline outline = DocumentOutline.NONE;

  public SelfDescription() {
    this(Clock.systemUTC());
  }

  SelfDescription(Clock clock) {
    lastYear = LocalDate.now(clock).getYear() + 1;
  }

  public void title(@Nullable String told) {
    if (title == null) {
      title = ToldTitle.in(line(told, LONGEST_TITLE)).orElse(null);
    }
  }

  /** One or several, parted by semicolons. */
  public void authors(@Nullable String told) {
    if (told == null) {
      return;
    }
    for (String one : told.split(";", MOST_AUTHORS)) {
      String name = line(one, LONGEST_AUTHOR);
      if (name.codePoints().anyMatch(Character::isLetter)
          && !NOBODY.matcher(name).matches()
          && authors.size() < MOST_AUTHORS) {
        authors.add(name);
      }
    }
  }

  public void date(@Nullable LocalDate told) {
    if (date == null
        && told != null
        && told.getYear() >= FIRST_YEAR
        && told.getYear() <= lastYear) {
      date = new DocumentDate(told.toString());
    }
  }

  public void language(@Nullable String told) {
    if (language == null && told != null) {
      language = Language.parse(told).filter(code -> isLanguage(code.code())).orElse(null);
    }
  }

  public void outline(DocumentOutline told) {
    outline = told;
  }

  /**
   * All of it. A guess that leaves no doubt is believed before the file: programs write their own
   * language there, whatever the text is in.
   */
  Found found(Optional<Language> guess) {
    String name = authors.contains(title) ? null : title;
    return new Found(
        name, List.copyOf(authors), date, guess.orElse(language), outline, Proposals.NONE);
  }

  private static boolean isLanguage(String code) {
    return !code.equals("und") && Set.of(Locale.getISOLanguages()).contains(code);
  }

  private static String line(@Nullable String told, int longest) {
    if (told == null) {
      return "";
    }
    String line = told.replaceAll("[\\p{Cntrl}\\p{Cf}\\uFFFD\\s]+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest).strip() + "…";
  }
}
