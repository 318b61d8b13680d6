package org.findbuch.language;

import java.util.ArrayList;
import java.util.List;

/** Words that were glued to each other and are told by a capital: "HaushaltDie", "YouTube". */
final class Humps {
  /** A shorter one is a letter of an abbreviation, as in GmbH and IfSG. */
  private static final int SHORTEST_FIRST = 2;

  private static final int SHORTEST = 3;

  private Humps() {}

  /** The words in small letters; none where there is but one. */
  static List<String> of(String text, int start, int end) {
    List<String> humps = new ArrayList<>();
    int from = start;
    for (int at = start + 1; at < end; at++) {
      if (Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1))) {
        humps.add(Words.small(text, from, at));
        from = at;
      }
    }
    if (from == start) {
      return List.of();
    }
    String last = Words.small(text, from, end);
    if (last.startsWith("innen") || last.equals("in")) {
      return List.of(Words.small(text, start, from)); // PflegerInnen
    }
    humps.add(last);
    boolean words =
        humps.getFirst().length() >= SHORTEST_FIRST
            && humps.stream().skip(1).allMatch(hump -> hump.length() >= SHORTEST)
            && Character.isLowerCase(text.charAt(from + 1));
    return words ? humps : List.of();
  }
}
