package org.findbuch.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The language of a text: a lower-case ISO 639 code of two or three letters ({@code de}). */
public record Language(String code) {
  // before the constants, whose constructor needs it
  private static final Pattern FORM = Pattern.compile("[a-z]{2,3}");

  public static final Language GERMAN = new Language("de");
  public static final Language ENGLISH = new Language("en");

  public Language {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "language \"" + code + "\", expected a code like de or en");
    }
  }

  /** Reads what files and people write: {@code de-DE}, {@code DEU}, {@code en_GB}. */
  public static Optional<Language> parse(String text) {
    String first = text.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    String code =
        switch (first) {
          case "deu", "ger" -> "de";
          case "eng" -> "en";
          case "fra", "fre" -> "fr";
          case "tur" -> "tr";
          case "nld", "dut" -> "nl";
          default -> first;
        };
    return FORM.matcher(code).matches() ? Optional.of(new Language(code)) : Optional.empty();
  }

  @Override
  public String toString() {
    return code;
  }
}
