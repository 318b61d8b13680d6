package org.findbuch.language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the words of a text whole: joins what was broken at the end of a line ({@code
 * Gesund-⏎heit}; {@code Nordrhein-⏎Westfalen} keeps its hyphen and {@code Kinder-⏎und} its blank),
 * drops soft hyphens and composes letters with their accents; before it is cut into words also
 * drops what else nobody sees and writes compatibility characters as what they stand for (NFKC:
 * {@code ﬁ} as fi, {@code CO₂} as CO2). Every place still leads back into the text as it stands.
 */
public final class LineEnds {
  private static final Set<String> NO_JOIN =
      Set.of("und", "oder", "bzw", "sowie", "als", "and", "or");
  private static final char SOFT_HYPHEN = '\u00AD';

  /** The sign for "not", as which some programs write the hyphen at the end of a line. */
  private static final char LEFTOVER_HYPHEN = '\u00AC';

  /** A raised number behind a longer word points to a note; in m² it belongs to the word. */
  private static final int LONGEST_UNIT = 2;

  private final String source;
  private final boolean plain;
  private final StringBuilder out;
  private int in;

  /** Where the two texts move against each other, and by how much from there on. */
  private int[] places = new int[4];

  private int[] shifts = new int[4];
  private int moves;

  public LineEnds(String source) {
    this(source, false);
  }

  private LineEnds(String source, boolean plain) {
    this.source = source;
    this.plain = plain;
    this.out = new StringBuilder(source.length());
    int copied = 0;
    while (in < source.length()) {
      char c = source.charAt(in);
      if (c < 128 && c != '-') {
        in++;
        continue;
      }
      out.append(source, copied, in);
      if (!changes(c)) {
        out.append(c);
        in++;
      }
      copied = in;
    }
    if (moves > 0) {
      out.append(source, copied, in);
    }
  }

  /** Also with plain characters, as words are compared by. */
  static LineEnds plain(String source) {
    return new LineEnds(source, true);
  }

  /** The text with whole words. */
  public String text() {
    return moves == 0 ? source : out.toString();
  }

  /** The place in the text as it stands for one in the other. */
  int source(int place) {
    int at = Arrays.binarySearch(places, 0, moves, place);
    int last = at < 0 ? -at - 2 : at;
    return last < 0 ? place : place + shifts[last];
  }

  /** The first place in the text with whole words that is not before one in the other. */
  public int whole(int source) {
    int from = 0;
    int to = text().length();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (source(middle) < source) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /**
   * What the beginning of a page owes to the end of the one before: the rest of a word that is
   * broken there, what stands before it included; nothing where none is broken.
   */
  public static String rest(String page, String next) {
    int hyphen = page.length() - 1;
    while (hyphen > 0 && Character.isWhitespace(page.charAt(hyphen))) {
      hyphen--;
    }
    if (hyphen < 1 || !isHyphen(page.charAt(hyphen))) {
      return "";
    }
    int at = 0;
    while (at < next.length() && Character.isWhitespace(next.charAt(at))) {
      at++;
    }
    int end = at;
    while (end < next.length() && Character.isLetter(next.charAt(end))) {
      end++;
    }
    String joint = page.substring(hyphen - 1, hyphen + 1) + "\n" + next.substring(at, end);
    String whole = new LineEnds(joint).text();
    boolean isBroken = whole.indexOf('\n') < 0 && whole.indexOf(page.charAt(hyphen)) < 0;
    return isBroken ? next.substring(0, end) : "";
  }

  private boolean changes(char c) {
    int next = isHyphen(c) ? afterLine() : -1;
    if (next > 0 && goesOn(next)) {
      return replace(next - in, "");
    }
    if (next > 0 && c != SOFT_HYPHEN && Character.isUpperCase(source.charAt(next))) {
      out.append(c);
      in++;
      return replace(next - in, "");
    }
    if (c == SOFT_HYPHEN) {
      return replace(1, "");
    }
    if (c >= '\u0300' && c <= '\u036F') {
      return compose(c);
    }
    if (plain && isInvisible(c)) {
      return isInWord() && replace(1, "");
    }
    return plain && c >= '\u00AA' && isCompatible(c) && expand();
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == SOFT_HYPHEN || c == LEFTOVER_HYPHEN;
  }

  /** Zero-width characters, marks of direction, variants; between pictures they mean something. */
  private static boolean isInvisible(char c) {
    return (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u206F')
        || (c >= '\uFE00' && c <= '\uFE0F')
        || c == '\uFEFF'
        || c == '\u180E';
  }

  private boolean isInWord() {
    return !out.isEmpty() && Character.isLetterOrDigit(out.codePointBefore(out.length()));
  }

  /** Whether it may stand for other letters or digits; the letters of most texts do not. */
  private boolean isCompatible(char c) {
    boolean some =
        c < '\u00BF'
            || c == '\u0132'
            || c == '\u0133'
            || c == '\u0149'
            || c == '\u017F'
            || (c >= '\u01C4' && c <= '\u01F3')
            || (c >= '\u02B0' && c <= '\u02B8')
            || (c >= '\u1D2C' && c <= '\u1E9B')
            || (c >= '\u2070' && c < '\u3400')
            || c >= '\uF900'
            || c == '\uD835';
    return some
        && switch (Character.getType(source.codePointAt(in))) {
          case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.DASH_PUNCTUATION ->
              false;
          case Character.OTHER_SYMBOL -> c >= '\u3300' || (c >= '\u24B6' && c <= '\u24E9');
          default -> !Character.isSpaceChar(c);
        };
  }

  /** What becomes more than letters and digits, as ½ would, stays: no word is cut within it. */
  private boolean expand() {
    int c = source.codePointAt(in);
    String written = Character.toString(c);
    String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
    if (plain.equals(written) || !plain.codePoints().allMatch(Character::isLetterOrDigit)) {
      return false;
    }
    if (Character.isDigit(plain.charAt(0)) && standsApart(c)) {
      replace(0, " ");
    }
    return replace(written.length(), plain);
  }

  /** A raised digit belongs to what stands before it in m² and CO₂, in 10² and Bürger¹ not. */
  private boolean standsApart(int c) {
    if (Character.isDigit(c) || out.isEmpty()) {
      return false;
    }
    int before = source.codePointBefore(in);
    if (Character.getType(before) == Character.OTHER_NUMBER) {
      return false;
    }
    if (Character.isDigit(before)) {
      return true;
    }
    boolean lowered = (c >= '\u2080' && c <= '\u2089');
    int start = out.length();
    while (start > 0 && Character.isLetter(out.charAt(start - 1))) {
      start--;
    }
    return !lowered && out.length() - start > LONGEST_UNIT;
  }

  /** Where the line after a hyphen begins, or -1 where the hyphen ends no word and line. */
  private int afterLine() {
    if (in == 0 || !Character.isLetter(source.charAt(in - 1))) {
      return -1;
    }
    int at = in + 1;
    boolean newLine = false;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      newLine |= source.charAt(at) == '\n' || source.charAt(at) == '\r';
      at++;
    }
    return newLine && at < source.length() ? at : -1;
  }

  private boolean goesOn(int at) {
    return Character.isLowerCase(source.charAt(at)) && !NO_JOIN.contains(wordAt(at));
  }

  private String wordAt(int start) {
    int end = start;
    while (end < source.length() && end - start < 8 && Character.isLetter(source.charAt(end))) {
      end++;
    }
    return source.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private boolean compose(char accent) {
    if (out.isEmpty()) {
      return false;
    }
    String pair = out.substring(out.length() - 1) + accent;
    String composed = Normalizer.normalize(pair, Normalizer.Form.NFC);
    if (composed.length() != 1) {
      return false;
    }
    out.setCharAt(out.length() - 1, composed.charAt(0));
    return replace(1, "");
  }

  /** Always true: something has changed. */
  private boolean replace(int characters, String by) {
    in += characters;
    out.append(by);
    boolean again = moves > 0 && places[moves - 1] == out.length();
    if (!again && moves == places.length) {
      places = Arrays.copyOf(places, 2 * moves);
      shifts = Arrays.copyOf(shifts, 2 * moves);
    }
    moves += again ? 0 : 1;
    places[moves - 1] = out.length();
    shifts[moves - 1] = in - out.length();
    return true;
  }
}
