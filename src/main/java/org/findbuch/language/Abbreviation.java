package org.findbuch.language;

import java.util.List;
import java.util.Locale;

/** Two ways of writing one name, as a text introduced them. */
public record Abbreviation(String shortForm, String longForm) {
  /** The same for ESU, esu and ESUs. */
  public static String shortKey(String shortForm) {
    boolean plural = shortForm.length() > 3 && shortForm.endsWith("s");
    String one = plural ? shortForm.substring(0, shortForm.length() - 1) : shortForm;
    return one.toLowerCase(Locale.GERMAN);
  }

  /** The same for the words of a name in any form. */
  public static List<String> longKey(String longForm) {
    return Words.of(longForm).stream()
        .map(word -> Morphology.GERMAN.forms(word.text()).stem())
        .toList();
  }
}
