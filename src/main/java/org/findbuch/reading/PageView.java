package org.findbuch.reading;

import java.util.List;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.index.FlowingText;
import org.findbuch.index.SearchResult.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One page of one original.
 *
 * @param original which original, from 1
 * @param label what the page is called ({@code S. 12})
 * @param quality how well the text can be read, in percent
 * @param reader who read the text
 * @param blocks what the text is made of; none where it was read before anybody looked
 * @param marks found words in the text
 * @param previous address of the page before, if there is one
 * @param newerUrl address of the same page in the newest original, where this is an older one
 */
public record PageView(
    int page,
    String label,
    String text,
    PageState state,
    int quality,
    ReadBy reader,
    List<BlockView> blocks,
    List<Mark> marks,
    int original,
    int pageCount,
    List<PageLink> found,
    @Nullable String previous,
    @Nullable String next,
    @Nullable String newerUrl) {

  /**
   * A range of the text that is one thing to a reader.
   *
   * @param level of a heading, 1 for the highest; null of all others
   * @param from in UTF-16 code units of the text
   * @param rows of a table whose cells are known; null of all others
   */
  public record BlockView(
      BlockKind kind,
      @Nullable Integer level,
      int from,
      int to,
      @Nullable List<List<CellView>> rows) {
    static List<BlockView> of(Structure structure, String text) {
      return structure.blocks().stream().map(block -> of(block, text)).toList();
    }

    private static BlockView of(Block block, String text) {
      int level = block.level();
      return new BlockView(
          block.kind(),
          level == 0 ? null : level,
          block.start(),
          block.end(),
          block.hasCells() ? rows(block.grid(), text) : null);
    }

    private static List<List<CellView>> rows(Grid grid, String text) {
      return grid.rows().stream()
          .map(row -> row.stream().map(cell -> CellView.of(cell, text)).toList())
          .toList();
    }
  }

  /**
   * A cell of a table.
   *
   * @param text on one line, its words whole
   * @param ranges of the text, half-open, in the order in which they are read; none of an empty one
   * @param columns how many it reaches over
   * @param rows how many it reaches over
   */
  public record CellView(String text, List<Mark> ranges, boolean head, int columns, int rows) {
    static CellView of(Cell cell, String page) {
      List<Mark> ranges =
          cell.ranges().stream().map(range -> new Mark(range.start(), range.end())).toList();
      return new CellView(
          FlowingText.of(page, ranges, List.of()).text().replaceAll("\\s+", " ").strip(),
          ranges,
          cell.isHead(),
          cell.columns(),
          cell.rows());
    }
  }

  /** The tables whose cells are known, in the order of the text. */
  public List<BlockView> tables() {
    return blocks.stream().filter(block -> block.rows() != null).toList();
  }

  /** A page that also holds the words. */
  public record PageLink(int page, String label, String url) {}
}
