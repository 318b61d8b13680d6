package org.findbuch.language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the words of a text whole before it is cut into them: drops soft hyphens, joins what was
 * broken at the end of a line ({@code Gesund-⏎heit}; {@code Nordrhein-⏎Westfalen} keeps its hyphen
 * and {@code Kinder-⏎und} its blank as well) and composes letters with their accents. Every place
 * still leads back into the text as it stands.
 */
public final class LineEnds {
  private static final Set<String> NO_JOIN =
      Set.of("und", "oder", "bzw", "sowie", "als", "and", "or");
  private static final char SOFT_HYPHEN = '\u00AD';

  /** The sign for "not", as which some programs write the hyphen at the end of a line. */
  private static final char LEFTOVER_HYPHEN = '\u00AC';

  private final String source;
  private final StringBuilder out;
  private int in;

  /** Where characters were dropped, and how many until then, that place's own included. */
  private int[] places = new int[4];

  private int[] dropped = new int[4];
  private int drops;

  public LineEnds(String source) {
    this.source = source;
    this.out = new StringBuilder(source.length());
    while (in < source.length()) {
      char c = source.charAt(in);
      int next = isHyphen(c) ? afterLine() : -1;
      if (next > 0 && goesOn(next)) {
        drop(next - in);
      } else if (next > 0 && c != SOFT_HYPHEN && Character.isUpperCase(source.charAt(next))) {
        out.append(c);
        in++;
        drop(next - in);
      } else if (c == SOFT_HYPHEN) {
        drop(1);
      } else if (c < '\u0300' || c > '\u036F' || !compose(c)) {
        out.append(c);
        in++;
      }
    }
  }

  /** The text with whole words. */
  public String text() {
    return drops == 0 ? source : out.toString();
  }

  /** The place in the text as it stands for one in the other. */
  int source(int place) {
    int at = Arrays.binarySearch(places, 0, drops, place);
    int last = at < 0 ? -at - 2 : at;
    return last < 0 ? place : place + dropped[last];
  }

  /** The first place in the text with whole words that is not before one in the other. */
  public int whole(int source) {
    int from = 0;
    int to = out.length();
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

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == SOFT_HYPHEN || c == LEFTOVER_HYPHEN;
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
    drop(1);
    return true;
  }

  private void drop(int characters) {
    in += characters;
    boolean again = drops > 0 && places[drops - 1] == out.length();
    if (!again && drops == places.length) {
      places = Arrays.copyOf(places, 2 * drops);
      dropped = Arrays.copyOf(dropped, 2 * drops);
    }
    drops += again ? 0 : 1;
    places[drops - 1] = out.length();
    dropped[drops - 1] = in - out.length();
  }
}
