package org.findbuch.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The ways in which a German word is written with and without umlauts and ß. */
public final class Spellings {
  private static final List<UnaryOperator<String>> UMLAUTS =
      List.of(
          UnaryOperator.identity(),
          word -> word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü"),
          word -> word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"));

  private static final List<UnaryOperator<String>> SHARP =
      List.of(
          UnaryOperator.identity(),
          word -> word.replace("ss", "ß"),
          word -> word.replace("ß", "ss"));

  private Spellings() {}

  /** All of them for a word in small letters, itself first: Aemter, Ämter; Strasse, Straße. */
  public static Set<String> of(String word) {
    Set<String> spellings = new LinkedHashSet<>();
    SHARP.forEach(sharp -> UMLAUTS.forEach(u -> spellings.add(u.apply(sharp.apply(word)))));
    return spellings;
  }
}
