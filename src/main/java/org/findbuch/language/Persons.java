package org.findbuch.language;

import java.util.List;
import java.util.Set;

/** Tells words for women that are made of those for men: Seniorinnen of Senior. */
final class Persons {
  private static final int SHORTEST = 4;

  /** What a man's name ends with, as Termin does not end with that of a man. */
  private static final List<String> ENDINGS =
      List.of(
          "er",
          "or",
          "ist",
          "ent",
          "ant",
          "eur",
          "ör",
          "är",
          "oeur",
          "aer",
          "og",
          "ekt",
          "and",
          "krat",
          "dat",
          "omat",
          "vokat",
          "thekar",
          "nachbar",
          "notar",
          "missar",
          "archivar",
          "ärzt",
          "aerzt",
          "freund",
          "köch",
          "koech",
          "anwält",
          "anwaelt",
          "kund",
          "kolleg",
          "beamt",
          "expert",
          "pat",
          "jüd",
          "franzos",
          "französ",
          "könig",
          "koenig",
          "wirt",
          "held",
          "chef",
          "rät",
          "raet",
          "genoss",
          "zeug",
          "türk",
          "griech",
          "schütz",
          "erb",
          "gatt");

  private static final Set<String> NONE =
      Set.of("konstantin", "glycerin", "heparin", "satin", "platin", "latein", "interim", "florin");

  private Persons() {}

  /** The same word for a man, with its umlaut if there is one; empty for any other word. */
  static String man(String word) {
    if (word.endsWith("innen") && word.length() - 5 >= SHORTEST) {
      return word.substring(0, word.length() - 5);
    }
    if (!word.endsWith("in") || word.length() - 2 < SHORTEST || NONE.contains(word)) {
      return "";
    }
    String man = word.substring(0, word.length() - 2);
    for (String ending : ENDINGS) {
      if (man.endsWith(ending)) {
        return man;
      }
    }
    return "";
  }
}
