package org.findbuch.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.findbuch.document.Grid;
import org.findbuch.document.Grid.Cell;
import org.findbuch.document.Layout;
import org.findbuch.document.Layout.WordBox;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.document.WordInk;
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

  /** A page, and where its marked words stand on its picture. */
  public record Leaf(PageView page, Boxes boxes) {
    /** The same on a picture on which the words stand elsewhere than the file says. */
    public Leaf on(Layout picture) {
      Page shown =
          new Page(
              page.page(),
              page.label(),
              page.state(),
              page.quality(),
              page.reader(),
              page.text(),
              picture);
      return new Leaf(page, Boxes.of(shown, page.marks()));
    }
  }

  /**
   * Where the marked words of a page stand on its picture.
   *
   * @param width of the page in points; 0 where it is not known where words stand
   * @param boxes of those marks of which it is known, in the order of the text
   */
  public record Boxes(int page, float width, float height, List<MarkedWord> boxes) {
    /**
     * A marked word.
     *
     * @param from half-open range of the page's text, in UTF-16 code units
     * @param rectangles one, or one for each piece of a word that is broken
     */
    public record MarkedWord(int from, int to, String text, List<Rectangle> rectangles) {}

    /** In points from the upper left corner. */
    public record Rectangle(float x, float y, float width, float height) {}

    static Boxes of(Page page, List<Mark> marks) {
      Layout.Boxes layout = page.layout().boxes();
      WordInk ink = new WordInk(layout);
      UnaryOperator<WordBox> around =
          page.reader() == ReadBy.TESSERACT ? UnaryOperator.identity() : ink::around;
      List<MarkedWord> found = new ArrayList<>();
      int first = 0;
      for (Mark mark : marks) {
        while (first < layout.words().size() && layout.words().get(first).end() <= mark.start()) {
          first++;
        }
        List<Rectangle> rectangles =
            layout.words().subList(first, layout.words().size()).stream()
                .takeWhile(word -> word.start() < mark.end())
                .filter(word -> word.width() > 0 && word.height() > 0)
                .map(word -> rectangle(around.apply(word), mark, page.text()))
                .toList();
        if (!rectangles.isEmpty()) {
          String text = page.text().substring(mark.start(), mark.end());
          found.add(new MarkedWord(mark.start(), mark.end(), text, rectangles));
        }
      }
      return new Boxes(page.number(), layout.width(), layout.height(), found);
    }

    public boolean areKnown() {
      return width > 0 && height > 0;
    }

    /** All of the word's box, or about the part of it that the mark covers. */
    private static Rectangle rectangle(WordBox word, Mark mark, String text) {
      int from = Math.max(word.start(), mark.start());
      int to = Math.min(word.end(), mark.end());
      boolean isAll = isBare(text, word.start(), from) && isBare(text, to, word.end());
      if (isAll || word.width() < word.height()) {
        return new Rectangle(
            tenths(word.x()), tenths(word.y()), tenths(word.width()), tenths(word.height()));
      }
      float letter = word.width() / (word.end() - word.start());
      return new Rectangle(
          tenths(word.x() + (from - word.start()) * letter),
          tenths(word.y()),
          tenths((to - from) * letter),
          tenths(word.height()));
    }

    private static boolean isBare(String text, int from, int to) {
      return text.substring(from, to).codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static float tenths(float points) {
      return Math.round(points * 10) / 10f;
    }
  }
}
