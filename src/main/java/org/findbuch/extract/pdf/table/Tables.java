package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.document.Structure.Block;
import org.findbuch.extract.pdf.glyph.Rules;
import org.findbuch.extract.pdf.glyph.Rules.Rule;

/**
 * Recognises the tables of a page: by rules that cross each other, by rules above and below rows
 * that stand in columns, and by such rows alone where they hold figures. Prose in columns, lists of
 * contents and labels of a form are none.
 */
public final class Tables {
  private static final float USUAL_PITCH = 1.35f;
  private static final float LARGEST_SCALE = 2.5f;

  /** A page with more is a map or a drawing. */
  private static final int MOST_WORDS = 5_000;

  private static final int FEWEST_CELLS = 4;
  private static final int FEWEST_ROWS = 3;
  private static final float SAME_SIDE = 8;

  private static final int MANY_RULES = 5;
  private static final int MANY_LINES = 4;
  private static final float ROW = 1.6f;

  /** How far a head reaches above the first rule, in points, and its lines in heights of a word. */
  private static final float HIGHEST = 60;

  private static final float CLOSE = 1.7f;
  private static final float PADDING = 9;

  /** Of the width of a table: what stands alone over more of it is text. */
  private static final float WIDE = 0.5f;

  /** Heights of a word between lines that are rows of one table. */
  private static final float FARTHEST = 3.2f;

  private static final int LONGEST_GROUP = 60;
  private static final float LARGER = 1.12f;
  private static final Pattern CAPTION = Pattern.compile("^(?:Tab|Abb|Fig|Grafik|Quelle|Source)");
  private static final Pattern ITEM =
      Pattern.compile("[^\\p{L}\\d]{1,2}|[a-z\\d]{1,2}[.)]|\\([a-z\\d]{1,2}\\)|o");
  private static final Pattern LEADER = Pattern.compile("\\.{4}|(?:\\. ){4}|…{2}|_{4}");

  private final String text;
  private final List<Token> words;
  private final float wide;
  private final TablesFound found;

  private Tables(String text, List<Token> words) {
    this.text = text;
    float scale = Math.clamp(Segment.pitch(words, USUAL_PITCH) / USUAL_PITCH, 1, LARGEST_SCALE);
    this.words = scale == 1 ? words : words.stream().map(word -> word.scaled(scale)).toList();
    wide = Segment.wide(this.words);
    found = new TablesFound(text, this.words);
  }

  /**
   * The tables of a page in the order of its text.
   *
   * @param words that stand upright, in the order of the text
   */
  public static List<Block> of(String text, List<Token> words, Rules rules) {
    List<Rule> across = rules.across();
    boolean isPlain = across.size() < 2 && !Segment.hasGaps(words, FEWEST_ROWS);
    if (isPlain || words.size() > MOST_WORDS) {
      return List.of();
    }
    Tables tables = new Tables(text, words);
    tables.ruled(across, rules.down());
    tables.aligned();
    return tables.found.inOrder();
  }

  private void ruled(List<Rule> across, List<Rule> down) {
    List<Rule> left = new ArrayList<>(across);
    if (across.size() < 2) {
      return;
    }
    for (Lattice lattice : Lattice.of(across, Lattice.withoutWords(down))) {
      List<Token> inside = words.stream().filter(lattice::holds).toList();
      if (lattice.columns() > 1 && inside.size() >= FEWEST_CELLS) {
        boolean isTaken = false;
        for (Draft draft : new Ruled(lattice, inside, text).draft().parted(text)) {
          isTaken |= new Verdict(draft, text).isTable() && found.take(draft);
        }
        if (isTaken) {
          left.removeAll(lattice.across());
        }
      }
    }
    open(left);
  }

  /** Rules across alone: those from the same side to the same side. */
  private void open(List<Rule> rules) {
    List<Rule> left = new ArrayList<>(rules);
    while (left.size() > 1) {
      Rule first = left.getFirst();
      List<Rule> same =
          left.stream()
              .filter(
                  rule ->
                      Math.abs(rule.from() - first.from()) < SAME_SIDE
                          && Math.abs(rule.to() - first.to()) < SAME_SIDE)
              .toList();
      left.removeAll(same);
      if (same.size() > 1) {
        between(same);
      }
    }
  }

  /** The stretches between these rules in which lines stand in columns. */
  private void between(List<Rule> rules) {
    List<Rule> run = new ArrayList<>();
    for (int i = 0; i + 1 < rules.size(); i++) {
      List<List<Segment>> lines = lines(rules.subList(i, i + 2));
      boolean isRow = !run.isEmpty() && rules.size() > MANY_RULES && areRow(lines, rules.get(i));
      if (Segment.areParted(lines) || isRow) {
        if (run.isEmpty()) {
          run.add(rules.get(i));
        }
        run.add(rules.get(i + 1));
      } else {
        tryRun(run);
        run.clear();
      }
    }
    tryRun(run);
  }

  /** Whether a few lines below a rule are no caption and not set larger than each other. */
  private boolean areRow(List<List<Segment>> lines, Rule rule) {
    float low = Float.MAX_VALUE;
    float high = 0;
    for (List<Segment> line : lines) {
      Segment first = line.getFirst();
      low = Math.min(low, first.size());
      high = Math.max(high, first.size());
      if (CAPTION.matcher(first.said(text)).find()) {
        return false;
      }
    }
    return !lines.isEmpty()
        && lines.size() <= MANY_LINES
        && high < LARGER * low
        && lines.getLast().getFirst().base() - rule.at() < ROW * MANY_LINES * high;
  }

  /** Running text and what stands alone above rows parts tables. */
  private void tryRun(List<Rule> run) {
    if (run.size() < 2) {
      return;
    }
    List<Rule> rules = new ArrayList<>(run);
    while (rules.size() > 2
        && !Segment.areParted(lines(rules.subList(rules.size() - 2, rules.size())))) {
      rules.removeLast();
    }
    List<Float> ys = rules.stream().map(Rule::at).toList();
    List<List<Segment>> lines = new ArrayList<>(lines(rules));
    if (lines.getFirst().size() > 1) {
      List<List<Segment>> all = above(rules.getFirst());
      all.addAll(lines);
      while (all.size() > lines.size() && Segment.isTitle(all)) {
        all.removeFirst();
      }
      lines = all;
    }
    while (!lines.isEmpty() && (Segment.isTitle(lines) || Segment.isHeadApart(lines, ys))) {
      lines.removeFirst();
    }
    if (rules.size() > MANY_RULES) {
      tryLines(lines, ys);
      return;
    }
    List<List<Segment>> open = new ArrayList<>();
    for (List<Segment> line : lines) {
      Segment first = line.getFirst();
      boolean isAlone = line.size() == 1;
      boolean isText = isAlone && first.width() > WIDE * run.getFirst().length();
      boolean isApart =
          !open.isEmpty()
              && (first.base() - open.getLast().getFirst().base() > FARTHEST * first.size()
                  || (isAlone && first.size() > LARGER * open.getLast().getFirst().size()));
      if (isText || isApart || CAPTION.matcher(first.said(text)).find()) {
        tryLines(open, ys);
        open.clear();
      }
      if (!isText && !(isAlone && open.isEmpty() && !line.equals(lines.getFirst()))) {
        open.add(line);
      }
    }
    tryLines(open, ys);
  }

  private void tryLines(List<List<Segment>> lines, List<Float> ys) {
    if (lines.size() < 2) {
      return;
    }
    float top = lines.getFirst().getFirst().words().getFirst().centre();
    float bottom = lines.getLast().getFirst().words().getFirst().centre();
    List<Float> among = new ArrayList<>(ys.stream().filter(y -> y > top && y < bottom).toList());
    among.addFirst(top - 1);
    among.add(bottom + 1);
    Draft draft = new Aligned(lines, text).between(among);
    Verdict verdict = new Verdict(draft, text);
    boolean isRuled = among.size() - 1 >= draft.rows().size();
    if (verdict.isTable()
        && draft.isStraight()
        && !verdict.isForm()
        && !verdict.areTitles()
        && (isRuled || (draft.isFull() && !verdict.isProse()))) {
      found.take(draft);
    }
  }

  /** A head that stands right above the first rule. */
  private List<List<Segment>> above(Rule first) {
    List<List<Segment>> head = new ArrayList<>();
    float below = first.at();
    Rule top = new Rule(first.at() - HIGHEST, first.from(), first.to());
    for (List<Segment> line : lines(List.of(top, first)).reversed()) {
      Segment segment = line.getFirst();
      boolean isClose = below - segment.base() < Math.max(PADDING, CLOSE * segment.size());
      if (!isClose || CAPTION.matcher(segment.said(text)).find()) {
        break;
      }
      head.addFirst(line);
      below = segment.base();
    }
    return head;
  }

  private List<List<Segment>> lines(List<Rule> rules) {
    Rule top = rules.getFirst();
    float bottom = rules.getLast().at();
    List<Token> inside = new ArrayList<>();
    for (Token word : words) {
      boolean isBetween = word.centre() > top.at() && word.centre() < bottom;
      if (isBetween
          && word.middle() > top.from()
          && word.middle() < top.to()
          && found.isFree(word.start(), word.end())) {
        inside.add(word);
      }
    }
    return inside.isEmpty() ? List.of() : Segment.lines(inside, wide);
  }

  /** Lines of the text that are parted by wide gaps, one below the other. */
  private void aligned() {
    List<List<Segment>> run = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      boolean isEnd = i == words.size() || !words.get(i - 1).isBefore(words.get(i), text);
      List<Token> line = isEnd ? words.subList(from, i) : List.of();
      from = isEnd ? i : from;
      if (isEnd && (!run.isEmpty() || Segment.hasGaps(line, 1))) {
        next(run, line);
      }
    }
    tryAligned(run);
  }

  private void next(List<List<Segment>> run, List<Token> line) {
    List<List<Segment>> parted = Segment.lines(line, wide);
    List<Segment> first = parted.getFirst();
    boolean isFree = found.isFree(line.getFirst().start(), line.getLast().end());
    if (parted.size() != 1 || !isFree || !follows(run, first)) {
      tryAligned(run);
      run.clear();
    }
    boolean isRow = parted.size() == 1 && isFree && (first.size() > 1 || !run.isEmpty());
    if (isRow && !ITEM.matcher(first.getFirst().said(text)).matches()) {
      run.add(first);
    }
  }

  private boolean follows(List<List<Segment>> run, List<Segment> line) {
    if (run.isEmpty()) {
      return true;
    }
    Segment above = run.getLast().getFirst();
    Segment next = line.getFirst();
    float pitch = next.base() - above.base();
    boolean isClose = pitch > 0.5f * above.size() && pitch < FARTHEST * above.size();
    boolean isLong = line.size() == 1 && next.end() - next.start() > LONGEST_GROUP;
    boolean wasGroup = run.getLast().size() == 1 && line.size() == 1;
    return isClose
        && !isLong
        && !wasGroup
        && !LEADER.matcher(text).region(next.start(), line.getLast().end()).find();
  }

  private void tryAligned(List<List<Segment>> lines) {
    List<List<Segment>> run = new ArrayList<>(lines);
    while (!run.isEmpty() && run.getLast().size() == 1) {
      run.removeLast();
    }
    if (run.size() < FEWEST_ROWS) {
      return;
    }
    Draft draft = new Aligned(run, text).between(List.of(0f, Float.MAX_VALUE));
    Verdict verdict = new Verdict(draft, text);
    boolean hasFigures = false;
    for (int column = 1; column < draft.columns(); column++) {
      hasFigures |= draft.isOfFigures(column, text);
    }
    long wide = draft.rows().stream().filter(row -> row.size() * 2 > draft.columns()).count();
    if (hasFigures
        && draft.fullRows() >= FEWEST_ROWS
        && wide * 4 >= draft.rows().size() * 3L
        && verdict.isTable()
        && draft.isStraight()
        && draft.isFull()
        && !verdict.isProse()
        && !verdict.areContents()) {
      found.take(draft);
    }
  }
}
