package org.findbuch.extract.structure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Grid.Range;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.extract.structure.Line.Place;
import org.jspecify.annotations.Nullable;

/**
 * Tells which lines of a page belong together, and what they are.
 *
 * <p>Lines of running text fill their column; where they do not, each is one by itself, so that no
 * row of a table and no entry of a list of contents is run into the next.
 */
final class Paragraphs {
  /** Type that differs by more is another block. */
  private static final float OTHER_SIZE = 0.12f;

  private static final float SMALLER = 0.93f;
  private static final int LONGEST_HEADING = 250;
  private static final int LONGEST_BOLD = 120;

  /** Of the width of a column: a line that ends earlier is the last of its paragraph. */
  private static final float SHORT = 0.15f;

  private static final float FULL = 0.2f;
  private static final int SHORTEST_PROSE = 25;

  private static final Pattern ITEM =
      Pattern.compile("^(?:[•●▪■◦○‣⁃∙·►➢✓☐\\uf0b7-]|[–*])[\\s\\u00a0].*", Pattern.DOTALL);
  private static final Pattern CAPTION =
      Pattern.compile(
          "^(Abbildung|Abb\\.|Tabelle|Tab\\.|Grafik|Schaubild|Figure|Fig\\.|Table) ?\\d.*",
          Pattern.DOTALL);
  private static final Pattern NOTE =
      Pattern.compile("^(\\d{1,3}|\\*{1,3})\\)?[ \\u00a0](?=.*\\p{L}).*", Pattern.DOTALL);

  private final String text;
  private final Lines lines;
  private final Headings headings;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Line> open = new ArrayList<>();

  private Paragraphs(Lines lines, Headings headings) {
    this.lines = lines;
    this.text = lines.page().text();
    this.headings = headings;
  }

  /** The blocks of a page in the order of its text. */
  static List<Block> of(Lines lines, Set<Line> furniture, Headings headings) {
    Paragraphs paragraphs = new Paragraphs(lines, headings);
    Iterator<Block> told = told(lines, furniture).iterator();
    Block next = next(told);
    for (Line line : lines.all()) {
      while (next != null && next.end() <= line.start()) {
        next = next(told);
      }
      if (next != null && next.holds(line.start(), line.end())) {
        paragraphs.take(next);
      } else if (furniture.contains(line)) {
        paragraphs.close();
        paragraphs.add(BlockKind.FURNITURE, 0, line.start(), line.end());
      } else {
        paragraphs.take(line);
      }
    }
    paragraphs.close();
    return new ChartLabels(paragraphs.text).joined(paragraphs.blocks);
  }

  /** What the reader of the page said of it, but for what repeats on others. */
  private static List<Block> told(Lines lines, Set<Line> furniture) {
    return lines.page().structure().blocks().stream()
        .filter(block -> !block.isFurniture() && block.isSure())
        .filter(
            block ->
                lines.all().stream()
                    .filter(line -> block.holds(line.start(), line.end()))
                    .anyMatch(line -> !furniture.contains(line)))
        .toList();
  }

  private static @Nullable Block next(Iterator<Block> told) {
    return told.hasNext() ? told.next() : null;
  }

  private void take(Block told) {
    close();
    if (told.start() < end()) {
      return;
    }
    if (told.hasCells()) {
      addTable(told.start(), told.end(), told.grid());
    } else {
      blocks.add(told);
    }
  }

  private void addTable(int start, int end, Grid grid) {
    blocks.add(new Block(start, end, HeadRow.marked(grid, text)));
  }

  /** Where the last block ends. */
  private int end() {
    return blocks.isEmpty() ? 0 : blocks.getLast().end();
  }

  private void take(Line line) {
    if (!open.isEmpty() && !goesOn(open.getLast(), line)) {
      close();
    }
    open.add(line);
  }

  private boolean goesOn(Line last, Line next) {
    String between = text.substring(last.end(), next.start());
    if (isRow(last) || isRow(next)) {
      return isRow(last) && isRow(next);
    }
    if (!lines.isPlaced()
        || (headings.isBoldRare() && last.isBold() != next.isBold())
        || between.indexOf('\n') != between.lastIndexOf('\n')
        || starts(ITEM, next)
        || starts(CAPTION, next)
        || (isNote(next) && starts(NOTE, open.getFirst()))) {
      return false;
    }
    Place here = last.place();
    Place there = next.place();
    boolean isOther = Math.abs(here.size() - there.size()) > OTHER_SIZE * here.size();
    if (isOther || there.base() <= here.base() + 0.5f * here.size()) {
      return !isOther && endsOpen(last) && there.base() < here.base() - here.size();
    }
    boolean isIndented = there.left() > here.left() + here.size() && !starts(ITEM, last);
    return !((isIndented || endsEarly(last)) && !endsOpen(last));
  }

  /** Whether cells are told apart in it. */
  private boolean isRow(Line line) {
    return text.indexOf('\t', line.start(), line.end()) > line.start();
  }

  /** Whether the line ends within a word or a sentence. */
  private boolean endsOpen(Line line) {
    return ".!?:;)“\"".indexOf(text.charAt(line.end() - 1)) < 0;
  }

  private boolean endsEarly(Line line) {
    return !column().isFilledBy(line, SHORT);
  }

  /** From where to where the lines of a block reach. */
  private record Column(float left, float right) {
    /** Whether a line leaves no more of the width empty than that part. */
    boolean isFilledBy(Line line, float part) {
      return line.place().right() >= right - part * (right - left);
    }
  }

  private Column column() {
    float left = Float.MAX_VALUE;
    float right = 0;
    for (Line line : open) {
      left = Math.min(left, line.place().left());
      right = Math.max(right, line.place().right());
    }
    return new Column(left, right);
  }

  private boolean starts(Pattern pattern, Line line) {
    return pattern.matcher(text).region(line.start(), line.end()).matches();
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    Line first = open.getFirst();
    int start = first.start();
    int end = open.getLast().end();
    float size = first.place().size();
    boolean isShort = end - start <= LONGEST_HEADING && ".,;:".indexOf(text.charAt(end - 1)) < 0;
    if (isRow(first) && open.size() > 1) {
      addTable(start, end, new Grid(open.stream().map(this::cells).toList()));
    } else if (starts(ITEM, first)) {
      add(BlockKind.LIST, 0, start, end);
    } else if (starts(CAPTION, first)) {
      add(BlockKind.CAPTION, 0, start, end);
    } else if (isShort && isSaid(start, end) && (headings.isLarge(size) || isBold(start, end))) {
      add(BlockKind.HEADING, headings.level(size), start, end);
    } else if (isNote(first)) {
      add(BlockKind.FOOTNOTE, 0, start, end);
    } else if (open.size() == 1 || isProse()) {
      add(BlockKind.PARAGRAPH, 0, start, end);
    } else {
      open.forEach(line -> add(BlockKind.PARAGRAPH, 0, line.start(), line.end()));
    }
    open.clear();
  }

  private List<Cell> cells(Line row) {
    List<Cell> cells = new ArrayList<>();
    for (int from = row.start(); from <= row.end(); ) {
      int tab = text.indexOf('\t', from);
      int to = tab < 0 || tab > row.end() ? row.end() : tab;
      cells.add(to > from ? new Cell(List.of(new Range(from, to)), false, 1, 1) : Cell.EMPTY);
      from = to + 1;
    }
    return cells;
  }

  private boolean isSaid(int start, int end) {
    String said = text.substring(start, end);
    return !said.contains("....") && said.codePoints().filter(Character::isLetter).count() > 2;
  }

  /** Whether it begins in small type with the mark of a note, in the lower half of the page. */
  private boolean isNote(Line line) {
    return line.place().size() < SMALLER * headings.usualSize()
        && starts(NOTE, line)
        && line.place().base() > lines.height() / 2;
  }

  /** Whether it stands out by its weight alone, as a heading does. */
  private boolean isBold(int start, int end) {
    return headings.isBoldRare()
        && end - start <= LONGEST_BOLD
        && open.getFirst().place().size() > SMALLER * headings.usualSize()
        && open.stream().allMatch(Line::isBold);
  }

  /** Whether all lines but the last fill the column. */
  private boolean isProse() {
    int characters = open.stream().mapToInt(Line::length).sum();
    Column column = column();
    int full = 0;
    for (Line line : open.subList(0, open.size() - 1)) {
      full += column.isFilledBy(line, FULL) ? 1 : 0;
    }
    return characters >= SHORTEST_PROSE * open.size() && full * 10 >= (open.size() - 1) * 7;
  }

  private void add(BlockKind kind, int level, int start, int end) {
    if (start >= end()) {
      blocks.add(new Block(kind, level, start, end));
    }
  }
}
