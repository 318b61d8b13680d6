package org.findbuch.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.PageView;
import org.findbuch.reading.PageView.BlockView;

/** One block of a page as it is shown, the found words apart. */
public record TextBlock(BlockKind kind, List<TextRun> runs) {
  /** No group that repeats: a page may have more empty lines than the stack has room for. */
  private static final Pattern EMPTY_LINES =
      Pattern.compile("\\R[\\s\\u00a0\\u0085\\u2028\\u2029]*\\R[ \\t\\u00a0]*");

  /** All that is to be read of a page; what belongs to no block is parted at its empty lines. */
  public static List<TextBlock> of(PageView page) {
    List<TextBlock> shown = new ArrayList<>();
    int from = 0;
    for (BlockView block : page.blocks()) {
      paragraphs(page, from, block.from(), shown);
      add(page, block.kind(), block.from(), block.to(), shown);
      from = block.to();
    }
    paragraphs(page, from, page.text().length(), shown);
    return shown;
  }

  public boolean isFurniture() {
    return kind == BlockKind.FURNITURE;
  }

  private static void paragraphs(PageView page, int from, int to, List<TextBlock> into) {
    Matcher gap = EMPTY_LINES.matcher(page.text()).region(from, to);
    int start = from;
    while (gap.find()) {
      add(page, BlockKind.PARAGRAPH, start, gap.start(), into);
      start = gap.end();
    }
    add(page, BlockKind.PARAGRAPH, start, to, into);
  }

  private static void add(PageView page, BlockKind kind, int start, int end, List<TextBlock> into) {
    String text = page.text().substring(start, end);
    if (!text.isBlank()) {
      int first = start + text.length() - text.stripLeading().length();
      List<Mark> marks = page.marks();
      into.add(new TextBlock(kind, TextRun.cut(page.text(), first, end, marks)));
    }
  }
}
