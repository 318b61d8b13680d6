package org.findbuch.index.lucene.proof;

import java.util.List;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.lucene.proof.Marker.Found;
import org.findbuch.language.Sentences;

/**
 * Cuts the piece out of a page that shows most of what was asked for: whole sentences where they
 * are short enough, else whole words.
 */
final class PassageCutter {
  /** About three lines on a screen. */
  static final int LENGTH = 240;

  /** Text before the first mark that helps to understand it, where the sentence is too long. */
  private static final int LEAD = 60;

  private final String text;
  private final List<Found> marks;
  private final Sentences sentences;

  /** A half-open stretch of the page. */
  private record Stretch(int start, int end) {}

  PassageCutter(String page, List<Found> marks) {
    this.text = plain(page);
    this.marks = marks;
    this.sentences = new Sentences(text);
  }

  Passage passage(int page, String label) {
    Stretch best = trimmed(marks.isEmpty() ? around(0, 0) : best());
    List<Mark> inside =
        marks.stream()
            .filter(mark -> mark.start() >= best.start() && mark.end() <= best.end())
            .map(mark -> new Mark(mark.start() - best.start(), mark.end() - best.start()))
            .toList();
    return new Passage(page, label, text.substring(best.start(), best.end()), inside);
  }

  /** Line breaks become blanks one for one, so that offsets stay what they are. */
  private static String plain(String page) {
    char[] plain = page.toCharArray();
    for (int i = 0; i < plain.length; i++) {
      char c = plain[i];
      if (c < ' ' || (c >= '\u007F' && (Character.isWhitespace(c) || Character.isISOControl(c)))) {
        boolean paragraph = c == '\n' && i + 1 < plain.length && plain[i + 1] == '\n';
        plain[i] = paragraph ? Sentences.PARAGRAPH : ' ';
      }
    }
    return new String(plain);
  }

  private Stretch best() {
    Stretch best = around(0, 0);
    int most = -1;
    int covered = -1;
    for (int first = 0; first < marks.size(); first++) {
      if (marks.get(first).start() < covered) {
        continue;
      }
      Stretch stretch = around(marks.get(first).start(), marks.get(first).end());
      covered = stretch.end();
      int worth = worth(first, stretch);
      if (worth > most) {
        most = worth;
        best = stretch;
      }
    }
    return best;
  }

  /** Different words count most, then how many marks there are. */
  private int worth(int first, Stretch stretch) {
    java.util.BitSet leaves = new java.util.BitSet();
    int count = 0;
    for (int i = first; i < marks.size() && marks.get(i).end() <= stretch.end(); i++) {
      leaves.set(marks.get(i).leaf());
      count++;
    }
    return leaves.cardinality() * 1_000 + Math.min(count, 999);
  }

  /** The sentence that a mark stands in, and those after it as long as there is room. */
  private Stretch around(int start, int end) {
    if (text.isEmpty()) {
      return new Stretch(0, 0);
    }
    int earliest = Math.max(0, end - LENGTH);
    int from = sentences.startBefore(start, earliest);
    if (from == earliest && earliest > 0) {
      from = wordStart(Math.max(0, start - LEAD));
    }
    int latest = Math.min(text.length(), Math.max(end, from + LENGTH + LEAD));
    int to = sentences.startAfter(Math.max(end - 1, from), latest);
    if (to == latest && latest < text.length()) {
      return new Stretch(from, Math.max(end, wordEnd(Math.min(from + LENGTH, text.length()))));
    }
    while (to < text.length()) {
      int next = sentences.startAfter(to, Math.min(text.length(), from + LENGTH + 1));
      if (next - from > LENGTH) {
        break;
      }
      to = next;
    }
    return new Stretch(from, to);
  }

  /** The first beginning of a word at or after a place. */
  private int wordStart(int place) {
    int at = place;
    while (at > 0 && at < text.length() && !isBlank(text.charAt(at - 1))) {
      at++;
    }
    return at;
  }

  /** The last end of a word at or before a place. */
  private int wordEnd(int place) {
    int at = place;
    while (at > 0 && at < text.length() && !isBlank(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private Stretch trimmed(Stretch stretch) {
    int start = stretch.start();
    int end = stretch.end();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return new Stretch(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
