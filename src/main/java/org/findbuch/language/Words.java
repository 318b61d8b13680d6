package org.findbuch.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words as people write them: by the rules of Unicode, and where a sign or a
 * capital shows that words were glued to each other ("Haushalt.Die", "Protokoll_2019"). All ways of
 * writing a gender form are one word ("Bürger:innen"); numbers, dates and times are one each.
 */
public final class Words {
  /** A shorter one is a letter of an abbreviation, as in GmbH and IfSG. */
  private static final int SHORTEST_FIRST_HUMP = 2;

  private static final int SHORTEST_HUMP = 3;

  private static final String APOSTROPHES = "'’‘`´";

  private final List<Word> words;
  private final LineEnds plain;
  private final String text;

  private Words(String written) {
    words = new ArrayList<>(written.length() / 6);
    plain = LineEnds.plain(written);
    text = plain.text();
  }

  /** The words of a text in order. */
  public static List<Word> of(String text) {
    Words words = new Words(text);
    words.cut();
    return words.words;
  }

  private void cut() {
    UnicodeWords unicode = new UnicodeWords(text);
    int at = 0;
    while (at < text.length()) {
      int end = unicode.end(at);
      if (end == at) {
        at += Character.charCount(text.codePointAt(at));
      } else if (isPlain(at, end)) {
        add(at, end, end, List.of());
        at = end;
      } else {
        at = add(at, end);
      }
    }
  }

  /** Letters with no capital behind a small one, and no sign behind them that may go on. */
  private boolean isPlain(int start, int end) {
    boolean capital = true;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean small = (c >= 'a' && c <= 'z');
      if (!small) {
        boolean upper = (c >= 'A' && c <= 'Z') || (c > 127 && Character.isUpperCase(c));
        if (upper ? !capital : c < 128 || (!Character.isLetter(c) && c < 0x2E80)) {
          return false;
        }
        small = !upper;
      }
      capital = !small;
    }
    return !GenderForm.mayFollow(text, end);
  }

  /** What a run of letters, digits and signs between them holds; where to go on. */
  private int add(int start, int end) {
    int at = start;
    while (at < end) {
      int after = endOfPiece(at, end);
      if (after == at) {
        at++;
      } else {
        at = piece(at, after);
      }
    }
    return at;
  }

  private int piece(int start, int end) {
    if (Numbers.holdsDigit(text, start, end)) {
      int after = Numbers.end(text, start, end);
      Numbers.Written number = Numbers.written(small(start, after));
      add(number.text(), start, after, number.pieces());
      return after;
    }
    GenderForm form = GenderForm.at(text, start, end);
    if (form != null) {
      add(form.text(), start, form.end(), form.pieces());
      return form.end();
    }
    boolean genitive =
        end + 1 < text.length()
            && APOSTROPHES.indexOf(text.charAt(end)) >= 0
            && (text.charAt(end + 1) == 's' || text.charAt(end + 1) == 'S')
            && !isInWord(end + 2);
    int after = genitive ? end + 2 : end;
    add(start, end, after, humps(text, start, end));
    return after;
  }

  /**
   * Words that were glued and are told by a capital, as HaushaltDie; none where there is but one.
   */
  private static List<String> humps(String text, int start, int end) {
    List<String> humps = new ArrayList<>();
    int from = start;
    for (int at = start + 1; at < end; at++) {
      if (Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1))) {
        humps.add(small(text, from, at));
        from = at;
      }
    }
    if (from == start) {
      return List.of();
    }
    String last = small(text, from, end);
    if (last.startsWith("innen") || last.equals("in")) {
      return List.of(small(text, start, from)); // PflegerInnen
    }
    humps.add(last);
    boolean words =
        humps.getFirst().length() >= SHORTEST_FIRST_HUMP
            && humps.stream().skip(1).allMatch(hump -> hump.length() >= SHORTEST_HUMP)
            && Character.isLowerCase(text.charAt(from + 1));
    return words ? humps : List.of();
  }

  private boolean isInWord(int at) {
    return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  /** Up to a sign that glues, but for one in a number, or a capital right behind a digit. */
  private int endOfPiece(int start, int end) {
    int at = start;
    while (at < end) {
      int c = text.codePointAt(at);
      boolean sign = c < 128 ? !Character.isLetterOrDigit(c) : isSign(c);
      if (sign && !(at > start && Numbers.joins(text, at))) {
        return at;
      }
      if (at > start && Numbers.endsBefore(text, at)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isSign(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.SPACE_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private void add(int start, int end, int after, List<String> pieces) {
    add(small(start, end), start, after, pieces);
  }

  private void add(String word, int start, int end, List<String> pieces) {
    words.add(new Word(word, plain.source(start), plain.source(end), pieces));
  }

  private String small(int start, int end) {
    return small(text, start, end);
  }

  static String small(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < 128 ? (c >= 'A' && c <= 'Z') : Character.isUpperCase(text.codePointAt(i))) {
        return lowered(text, start, end);
      }
    }
    return text.substring(start, end);
  }

  private static String lowered(String text, int start, int end) {
    StringBuilder small = new StringBuilder(end - start);
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      small.appendCodePoint(Character.toLowerCase(text.codePointAt(at)));
    }
    return small.toString();
  }
}
