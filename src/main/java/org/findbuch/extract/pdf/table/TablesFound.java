package org.findbuch.extract.pdf.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.findbuch.document.Structure.Block;
import org.jspecify.annotations.Nullable;

/** The tables of a page that were recognised so far. */
final class TablesFound {
  private static final int MOST_LEFT_OUT = 3;

  private final String text;
  private final List<Token> words;
  private final List<Block> blocks = new ArrayList<>();

  /**
   * @param words of the page, in the order of its text
   */
  TablesFound(String text, List<Token> words) {
    this.text = text;
    this.words = words;
  }

  List<Block> inOrder() {
    return blocks.stream().sorted(Comparator.comparingInt(Block::start)).toList();
  }

  /** Whether a range of the text is in none of them. */
  boolean isFree(int start, int end) {
    return blocks.stream().noneMatch(block -> block.holds(start, end));
  }

  /**
   * Keeps the table, unless its words do not stand together in the text; where those of its last
   * rows do not, it is kept without these.
   */
  boolean take(Draft whole) {
    Draft draft = whole;
    @Nullable Block block = draft.block(text, words);
    for (int left = MOST_LEFT_OUT; block == null && left > 0; left--) {
      draft = draft.withoutLast();
      block = new Verdict(draft, text).isTable() ? draft.block(text, words) : null;
    }
    return block != null && add(block);
  }

  private boolean add(Block block) {
    boolean isNew =
        blocks.stream().allMatch(b -> b.end() <= block.start() || b.start() >= block.end());
    if (isNew) {
      blocks.add(block);
    }
    return isNew;
  }
}
