package org.findbuch.index.lucene.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.lucene.proof.Marker.Found;
import org.findbuch.index.lucene.proof.TableRows.Row;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.language.LineEnds;
import org.findbuch.language.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the pieces out of a page that show most of what was asked for: whole sentences where they
 * are short enough, else whole words; of a table whole rows below its head. Words that are broken
 * at the end of a line are shown whole.
 */
final class PassageCutter {
  /** About three lines on a screen. */
  static final int LENGTH = 240;

  /** What is added for a word that stands elsewhere on the page. */
  private static final int SHORT = 120;

  private static final int MOST_PIECES = 3;

  /** A page may have a word in thousands of rows. */
  private static final int MOST_TRIED = 300;

  static final String BETWEEN = " … ";

  /** Text before the first mark that helps to understand it, where the sentence is too long. */
  private static final int LEAD = 60;

  private final Origin place;
  private final String text;
  private final List<Found> marks = new ArrayList<>();
  private final PageMatches matches;
  private final Sentences sentences;
  private final List<Stretch> pieces = new ArrayList<>();
  private final LineEnds whole;
  private final List<Mark> onPage = new ArrayList<>();
  private final TableRows rows;
  private final Map<Found, Row> inRows = new HashMap<>();
  private final List<Stretch> tables = new ArrayList<>();

  /**
   * A half-open stretch of the page.
   *
   * @param rows where it is of a table: that by their numbers
   */
  private record Stretch(int start, int end, TreeMap<Integer, Row> rows) {
    Stretch(int start, int end) {
      this(start, end, new TreeMap<>());
    }

    boolean isOfTable(Row row) {
      return !rows.isEmpty() && rows.firstEntry().getValue().isBeside(row);
    }

    boolean meets(Stretch other) {
      return rows.isEmpty()
          ? other.rows.isEmpty() && start <= other.end && other.start <= end
          : other.isOfTable(rows.firstEntry().getValue());
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
    whole = new LineEnds(record.text().substring(from, to));
    this.place = line == null ? record.origin(0) : line;
    this.text = plain(whole.text());
    List<Block> known = line == null ? record.tables() : List.of();
    known.forEach(table -> tables.add(whole(table.start(), table.end())));
    rows = new TableRows(record.text(), known);
    for (Found mark : marks) {
      if (mark.start() >= from && mark.end() <= to) {
        Stretch moved = whole(mark.start() - from, mark.end() - from);
        Found found = new Found(moved.start(), moved.end(), mark.leaf());
        this.marks.add(found);
        onPage.add(new Mark(mark.start(), mark.end()));
        Row row = rows.at(mark.start());
        if (row != null) {
          inRows.put(found, row);
        }
      }
    }
    this.matches = matches;
    this.sentences = new Sentences(text);
  }

  private Stretch whole(int start, int end) {
    return new Stretch(whole.whole(start), whole.whole(end));
  }

  /** Shows the piece that is worth most, and gives which words are in it. */
  long show(long wanted) {
    Stretch best = marks.isEmpty() ? beginning() : best(wanted, LENGTH);
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

  /** Pieces that touch become one, and so do rows of one table. */
  private void add(Stretch more) {
    Stretch all = more;
    for (Stretch piece : List.copyOf(pieces)) {
      if (piece.meets(all)) {
        pieces.remove(piece);
        TreeMap<Integer, Row> shown = new TreeMap<>(piece.rows());
        shown.putAll(all.rows());
        int start = Math.min(all.start(), piece.start());
        all = new Stretch(start, Math.max(all.end(), piece.end()), shown);
      }
    }
    pieces.add(all);
    pieces.sort(Comparator.comparingInt(Stretch::start));
  }

  Passage passage() {
    StringBuilder shown = new StringBuilder();
    List<Mark> inside = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (Stretch piece : pieces) {
      shown.append(shown.isEmpty() ? "" : BETWEEN);
      int by = shown.length() - piece.start();
      if (piece.rows().isEmpty()) {
        marks.stream()
            .filter(mark -> shows(piece, mark))
            .forEach(mark -> inside.add(new Mark(mark.start() + by, mark.end() + by)));
        shown.append(text, piece.start(), piece.end());
      } else {
        blocks.add(rows.write(List.copyOf(piece.rows().values()), onPage, shown, inside));
      }
    }
    Structure structure = new Structure(blocks);
    return new Passage(place.page(), place.label(), shown.toString(), inside, structure);
  }

  /** Of a table, what is found in its head is shown with each row. */
  private boolean shows(Stretch stretch, Found mark) {
    Row row = inRows.get(mark);
    return (row != null && stretch.isOfTable(row))
        ? row.isHead() || stretch.rows().containsKey(row.number())
        : mark.start() >= stretch.start() && mark.end() <= stretch.end();
  }

  private long leaves(Stretch stretch) {
    long leaves = 0;
    for (Found mark : marks) {
      leaves |= shows(stretch, mark) ? 1L << mark.leaf() : 0;
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
    Stretch best = new Stretch(0, 0);
    double most = -1;
    int covered = -1;
    int tried = 0;
    for (Found first : marks) {
      if (first.start() < covered || tried == MOST_TRIED) {
        continue;
      }
      tried++;
      Row row = inRows.get(first);
      Stretch stretch = row == null ? around(first, length) : row(row);
      covered = stretch.end();
      long leaves = leaves(stretch);
      long count = marks.stream().filter(mark -> shows(stretch, mark)).count();
      double worth = matches.worth(leaves & wanted) + 0.01 * matches.worth(leaves) + 1e-6 * count;
      if (worth > most) {
        most = worth;
        best = stretch;
      }
    }
    return best;
  }

  private Stretch beginning() {
    Row first = rows.at(0);
    return first == null ? around(new Found(0, 0, 0), LENGTH) : row(first);
  }

  private Stretch row(Row row) {
    Row shown = row.belowHead();
    Stretch stretch = whole(shown.start(), shown.end());
    stretch.rows().put(shown.number(), shown);
    return stretch;
  }

  /** The sentence that a mark stands in, and those after it as long as there is room. */
  private Stretch around(Found mark, int length) {
    int start = mark.start();
    int end = mark.end();
    int low = tables.stream().mapToInt(Stretch::end).filter(at -> at <= start).max().orElse(0);
    int high =
        tables.stream()
            .mapToInt(Stretch::start)
            .filter(at -> at >= end)
            .min()
            .orElse(text.length());
    if (text.isEmpty()) {
      return new Stretch(0, 0);
    }
    int earliest = Math.max(low, end - length);
    int from = sentences.startBefore(start, earliest);
    if (from == earliest && earliest > low) {
      from = wordStart(Math.max(low, start - LEAD));
    }
    int latest = Math.min(high, Math.max(end, from + length + LEAD));
    int to = sentences.startAfter(Math.max(end - 1, from), latest);
    if (to == latest && latest < high) {
      return new Stretch(from, Math.max(end, wordEnd(Math.min(from + length, high))));
    }
    while (to < high) {
      int next = sentences.startAfter(to, Math.min(high, from + length + 1));
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
    return new Stretch(start, end, stretch.rows());
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
