package org.findbuch.web.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.findbuch.document.Grid;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.index.FlowingText;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.BlockView;
import org.findbuch.reading.PageView.CellView;
import org.findbuch.reading.SearchView.PassageView;
import org.jspecify.annotations.Nullable;

/**
 * One block of a page as it is shown, the found words apart.
 *
 * @param level of a heading from 1, none left out; 0 of all others
 * @param isTight whether it is one line right below another
 * @param parts the items of a list, else one part; none of a table
 * @param rows of a table
 */
public record TextBlock(
    BlockKind kind,
    int level,
    boolean isTight,
    List<List<TextRun>> parts,
    List<List<ShownCell>> rows) {
  /** No group that repeats: a page may have more empty lines than the stack has room for. */
  private static final Pattern EMPTY_LINES =
      Pattern.compile("\\R[\\s\\u00a0\\u0085\\u2028\\u2029]*\\R[ \\t\\u00a0]*");

  /** All that is to be read of a page; what belongs to no block is parted at its empty lines. */
  public static List<TextBlock> of(PageView page) {
    return of(page.text(), page.blocks(), page.marks());
  }

  /** The same of a piece of one. */
  public static List<TextBlock> of(PassageView passage) {
    return of(passage.text(), passage.blocks(), passage.marks());
  }

  private static List<TextBlock> of(String text, List<BlockView> blocks, List<Mark> marks) {
    Shown shown = new Shown(text, marks, new ArrayList<>(), new ArrayDeque<>());
    int from = 0;
    BlockView last = null;
    for (BlockView block : blocks) {
      shown.paragraphs(from, block.from());
      shown.add(block, last);
      from = block.to();
      last = block;
    }
    shown.paragraphs(from, text.length());
    return shown.blocks();
  }

  /**
   * A cell of a table.
   *
   * @param scope what it is the head of; null of those that are no heads
   */
  public record ShownCell(List<TextRun> runs, @Nullable String scope, int columns, int rows) {
    public boolean isNumber() {
      String text = runs.stream().map(TextRun::text).collect(Collectors.joining());
      return Grid.isFigure(text.strip()) && text.chars().anyMatch(Character::isDigit);
    }
  }

  public boolean isTable() {
    return !rows.isEmpty();
  }

  /** The rows at its top of which all cells are heads. */
  public List<List<ShownCell>> head() {
    return rows.stream().takeWhile(TextBlock::isHead).toList();
  }

  public List<List<ShownCell>> body() {
    return rows.stream().dropWhile(TextBlock::isHead).toList();
  }

  private static boolean isHead(List<ShownCell> row) {
    return row.stream().allMatch(cell -> "col".equals(cell.scope()));
  }

  public boolean isFurniture() {
    return kind == BlockKind.FURNITURE;
  }

  public boolean isHeading() {
    return kind == BlockKind.HEADING;
  }

  public boolean isList() {
    return kind == BlockKind.LIST;
  }

  /** What its looks are called. */
  public String style() {
    return switch (kind) {
      case PARAGRAPH -> isTight ? "kept tight" : "kept";
      case FURNITURE -> "kept furniture";
      case CAPTION, FOOTNOTE -> "kept aside";
      case HEADING, LIST, TABLE -> "kept";
    };
  }

  /**
   * The blocks so far.
   *
   * @param open levels of the headings under which the next block stands, the deepest first
   */
  private record Shown(String text, List<Mark> marks, List<TextBlock> blocks, Deque<Integer> open) {
    private void paragraphs(int from, int to) {
      Matcher gap = EMPTY_LINES.matcher(text).region(from, to);
      int start = from;
      while (gap.find()) {
        paragraph(start, gap.start());
        start = gap.end();
      }
      paragraph(start, to);
    }

    private void paragraph(int start, int end) {
      String some = text.substring(start, end);
      if (!some.isBlank()) {
        int first = start + some.length() - some.stripLeading().length();
        add(BlockKind.PARAGRAPH, 0, false, TextRun.cut(text, first, end, marks));
      }
    }

    private void add(BlockView block, @Nullable BlockView last) {
      if (block.rows() != null) {
        List<List<ShownCell>> rows = block.rows().stream().map(this::row).toList();
        blocks.add(new TextBlock(block.kind(), 0, false, List.of(), rows));
        return;
      }
      List<TextRun> runs =
          switch (block.kind()) {
            case FURNITURE, TABLE -> TextRun.cut(text, block.from(), block.to(), marks);
            case PARAGRAPH, HEADING, LIST, CAPTION, FOOTNOTE ->
                flowing(List.of(new Mark(block.from(), block.to())));
          };
      if (block.kind() == BlockKind.LIST
          && last != null
          && last.kind() == BlockKind.LIST
          && blocks.getLast().isList()) {
        blocks.getLast().parts().add(runs);
        return;
      }
      boolean isTight =
          last != null && isLine(last) && isLine(block) && block.from() == last.to() + 1;
      int level = block.level() == null ? 0 : level(block.level());
      add(block.kind(), level, isTight, runs);
    }

    private void add(BlockKind kind, int level, boolean isTight, List<TextRun> runs) {
      blocks.add(new TextBlock(kind, level, isTight, new ArrayList<>(List.of(runs)), List.of()));
    }

    /** How deep a heading stands: pages begin anywhere, and files leave levels out. */
    private int level(int given) {
      while (!open.isEmpty() && open.peek() >= given) {
        open.pop();
      }
      open.push(given);
      return open.size();
    }

    private boolean isLine(BlockView block) {
      return block.kind() == BlockKind.PARAGRAPH
          && text.substring(block.from(), block.to()).indexOf('\n') < 0;
    }

    private List<ShownCell> row(List<CellView> row) {
      boolean isHead = row.stream().allMatch(cell -> cell.head() || cell.text().isEmpty());
      return row.stream()
          .map(
              cell ->
                  new ShownCell(
                      flowing(cell.ranges()),
                      isHead ? "col" : cell.head() ? "row" : null,
                      cell.columns(),
                      cell.rows()))
          .toList();
    }

    /** Their line ends are only line ends, and words that are broken there are whole. */
    private List<TextRun> flowing(List<Mark> ranges) {
      FlowingText line = FlowingText.of(text, ranges, marks);
      return TextRun.of(line.text(), line.marks());
    }
  }
}
