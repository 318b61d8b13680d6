package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.io.Reader;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;
import org.jspecify.annotations.Nullable;

/**
 * Makes words whole before they are cut into terms: drops soft hyphens, joins what was broken at
 * the end of a line ({@code Gesund-⏎heit}, but not {@code Kinder-⏎und}) and composes letters with
 * their accents. Offsets still lead into the text as it stands.
 */
final class LineEndFilter extends BaseCharFilter {
  private static final Set<String> NO_JOIN =
      Set.of("und", "oder", "bzw", "sowie", "als", "and", "or");
  private static final char SOFT_HYPHEN = '\u00AD';

  /** The sign for "not", as which some programs write the hyphen at the end of a line. */
  private static final char LEFTOVER_HYPHEN = '\u00AC';

  private @Nullable String source;
  private int in;
  private final StringBuilder out = new StringBuilder();
  private int read;
  private int dropped;

  LineEndFilter(Reader reader) {
    super(reader);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (source == null) {
      source = everything();
      mend(source);
    }
    if (read == out.length()) {
      return -1;
    }
    int count = Math.min(length, out.length() - read);
    out.getChars(read, read + count, buffer, offset);
    read += count;
    return count;
  }

  private String everything() throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[4096];
    for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
      text.append(buffer, 0, n);
    }
    return text.toString();
  }

  private void mend(String text) {
    while (in < text.length()) {
      char c = text.charAt(in);
      int next = isHyphen(c) ? afterBreak(text) : -1;
      if (next > 0) {
        drop(next - in);
      } else if (c == SOFT_HYPHEN) {
        drop(1);
      } else if (c < '\u0300' || c > '\u036F' || !compose(c)) {
        out.append(c);
        in++;
      }
    }
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == SOFT_HYPHEN || c == LEFTOVER_HYPHEN;
  }

  /** Where the second half of a broken word begins, or -1 where no word is broken. */
  private int afterBreak(String text) {
    if (in == 0 || !Character.isLetter(text.charAt(in - 1))) {
      return -1;
    }
    int at = in + 1;
    boolean newLine = false;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      newLine |= text.charAt(at) == '\n' || text.charAt(at) == '\r';
      at++;
    }
    boolean goesOn = newLine && at < text.length() && Character.isLowerCase(text.charAt(at));
    return goesOn && !NO_JOIN.contains(wordAt(text, at)) ? at : -1;
  }

  private static String wordAt(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 8 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
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
    dropped += characters;
    addOffCorrectMap(out.length(), dropped);
  }
}
