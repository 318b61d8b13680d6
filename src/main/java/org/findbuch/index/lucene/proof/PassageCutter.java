package org.findbuch.index.lucene.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.lucene.proof.Marker.Found;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.language.LineEnds;
import org.findbuch.language.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the pieces out of a page that show most of what was asked for: whole sentences where they
 * are short enough, else whole words. Words that are broken at the end of a line are shown whole.
 */
final class PassageCutter {
  /** About three lines on a screen. */
  static final int LENGTH = 240;

  /** What is added for a word that stands elsewhere on the page. */
  private static final int SHORT = 120;

  private static final int MOST_PIECES = 3;
  private static final String BETWEEN = " … ";

  /** Text before the first mark that helps to understand it, where the sentence is too long. */
  private static final int LEAD = 60;

  private final Origin place;
  private final String text;
  private final List<Found> marks;
  private final PageMatches matches;
  private final Sentences sentences;
  private final List<Stretch> pieces = new ArrayList<>();

  /** A half-open stretch of the page. */
  private record Stretch(int start, int end) {
    boolean holds(Found mark) {
      return mark.start() >= start && mark.end() <= end;
    }
  }

  /**
   * @param line of the running heads, where that is what is shown
   * @param matches knows how much a word is worth
   */
  PassageCutter(PageRecord record, @Nullable Origin line, List<Found> marks, PageMatches matches) {
    int from = line == null ? 0 : line.start();
    int newLine = line == null ? -1 : record.text().indexOf('\n', from);
    int to = newLine < 0 ? record.text().length() : newLine;
    LineEnds whole = new LineEnds(record.text().substring(from, to));
    this.place = line == null ? record.origin(0) : line;
    this.text = plain(whole.text());
    this.marks =
        marks.stream()
            .filter(mark -> mark.start() >= from && mark.end() <= to)
            .map(
                mark ->
                    new Found(
                        whole.whole(mark.start() - from),
                        whole.whole(mark.end() - from),
                        mark.leaf()))
            .toList();
    this.matches = matches;
    this.sentences = new Sentences(text);
  }

  /** Shows the piece that is worth most, and gives which words are in it. */
  long show(long wanted) {
    Stretch best = marks.isEmpty() ? around(0, 0, LENGTH) : best(wanted, LENGTH);
    pieces.add(trimmed(best));
    return leaves(best);
  }

  /** Adds pieces for words that are wanted, and gives which words are in them. */
  long showMore(long wanted) {
    long left = leaves(new Stretch(0, text.length())) & wanted;
    long shown = 0;
    for (int i = 0; left != 0 && i < MOST_PIECES && pieces.size() < MOST_PIECES; i++) {
      Stretch more = trimmed(best(left, SHORT));
      add(more);
      shown |= leaves(more);
      left &= ~shown;
    }
    return shown;
  }

  /** Pieces that touch become one. */
  private void add(Stretch more) {
    int start = more.start();
    int end = more.end();
    for (Stretch piece : List.copyOf(pieces)) {
      if (piece.start() <= end && start <= piece.end()) {
        pieces.remove(piece);
        start = Math.min(start, piece.start());
        end = Math.max(end, piece.end());
      }
    }
    pieces.add(new Stretch(start, end));
    pieces.sort(Comparator.comparingInt(Stretch::start));
  }

  Passage passage() {
    StringBuilder shown = new StringBuilder();
    List<Mark> inside = new ArrayList<>();
    for (Stretch piece : pieces) {
      shown.append(shown.isEmpty() ? "" : BETWEEN);
      int by = shown.length() - piece.start();
      marks.stream()
          .filter(piece::holds)
          .forEach(mark -> inside.add(new Mark(mark.start() + by, mark.end() + by)));
      shown.append(text, piece.start(), piece.end());
    }
    return new Passage(place.page(), place.label(), shown.toString(), inside);
  }

  private long leaves(Stretch stretch) {
    long leaves = 0;
    for (Found mark : marks) {
      leaves |= stretch.holds(mark) ? 1L << mark.leaf() : 0;
    }
    return leaves;
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

  /** Different words that are wanted count most, then other ones, then how many marks there are. */
  private Stretch best(long wanted, int length) {
    Stretch best = around(0, 0, length);
    double most = -1;
    int covered = -1;
    for (Found first : marks) {
      if (first.start() < covered) {
        continue;
      }
      Stretch stretch = around(first.start(), first.end(), length);
      covered = stretch.end();
      long leaves = leaves(stretch);
      long count = marks.stream().filter(stretch::holds).count();
      double worth = matches.worth(leaves & wanted) + 0.01 * matches.worth(leaves) + 1e-6 * count;
      if (worth > most) {
        most = worth;
        best = stretch;
      }
    }
    return best;
  }

  /** The sentence that a mark stands in, and those after it as long as there is room. */
  private Stretch around(int start, int end, int length) {
    if (text.isEmpty()) {
      return new Stretch(0, 0);
    }
    int earliest = Math.max(0, end - length);
    int from = sentences.startBefore(start, earliest);
    if (from == earliest && earliest > 0) {
      from = wordStart(Math.max(0, start - LEAD));
    }
    int latest = Math.min(text.length(), Math.max(end, from + length + LEAD));
    int to = sentences.startAfter(Math.max(end - 1, from), latest);
    if (to == latest && latest < text.length()) {
      return new Stretch(from, Math.max(end, wordEnd(Math.min(from + length, text.length()))));
    }
    while (to < text.length()) {
      int next = sentences.startAfter(to, Math.min(text.length(), from + length + 1));
      if (next - from > length) {
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
