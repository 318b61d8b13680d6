package org.findbuch.reading;

import java.util.List;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure.Block;
import org.findbuch.document.Structure.BlockKind;
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
   */
  public record BlockView(BlockKind kind, @Nullable Integer level, int from, int to) {
    static BlockView of(Block block) {
      int level = block.level();
      return new BlockView(block.kind(), level == 0 ? null : level, block.start(), block.end());
    }
  }

  /** A page that also holds the words. */
  public record PageLink(int page, String label, String url) {}
}
