package org.findbuch.index.lucene;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.lucene.Marker.Found;

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
  private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.GERMAN);
  private final BreakIterator words = BreakIterator.getWordInstance(Locale.GERMAN);

  /** A half-open stretch of the page. */
  private record Stretch(int start, int end) {}

  PassageCutter(String page, List<Found> marks) {
    this.text = plain(page);
    this.marks = marks;
    sentences.setText(text);
    words.setText(text);
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
    StringBuilder plain = new StringBuilder(page);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        boolean paragraph = c == '\n' && i + 1 < plain.length() && plain.charAt(i + 1) == '\n';
        plain.setCharAt(i, paragraph ? '\u2029' : ' ');
      }
    }
    return plain.toString();
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
    int from = start == 0 ? 0 : before(sentences, start + 1);
    if (end - from > LENGTH) {
      from = wordStart(Math.max(0, start - LEAD));
    }
    int to = sentenceEnd(Math.max(end - 1, from));
    while (to < text.length() && sentenceEnd(to) - from <= LENGTH) {
      to = sentenceEnd(to);
    }
    if (to - from > LENGTH + LEAD) {
      to = Math.max(end, before(words, Math.min(from + LENGTH, text.length())));
    }
    return new Stretch(from, to);
  }

  private int wordStart(int at) {
    if (at == 0 || words.isBoundary(at)) {
      return at;
    }
    int next = words.following(at);
    return next == BreakIterator.DONE ? at : next;
  }

  private int sentenceEnd(int at) {
    int end = at >= text.length() ? BreakIterator.DONE : sentences.following(at);
    return end == BreakIterator.DONE ? text.length() : end;
  }

  private int before(BreakIterator breaks, int at) {
    int before = breaks.preceding(Math.min(at, text.length()));
    return before == BreakIterator.DONE ? 0 : before;
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
