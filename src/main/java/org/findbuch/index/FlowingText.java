package org.findbuch.index;

import java.util.ArrayList;
import java.util.List;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.language.LineEnds;

/**
 * Ranges of a page's text one after the other as a single line: their line ends are blanks, and
 * words that are broken there are whole.
 *
 * @param marks those of the page that meet the ranges, where they stand in the line
 */
public record FlowingText(String text, List<Mark> marks) {
  public FlowingText {
    marks = List.copyOf(marks);
  }

  public static FlowingText of(String page, List<Mark> ranges, List<Mark> marked) {
    StringBuilder lines = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    for (Mark range : ranges) {
      lines.append(lines.isEmpty() ? "" : "\n");
      int moved = lines.length() - range.start();
      lines.append(page, range.start(), range.end());
      for (Mark mark : marked) {
        int start = Math.max(mark.start(), range.start());
        int end = Math.min(mark.end(), range.end());
        if (start < end) {
          marks.add(new Mark(start + moved, end + moved));
        }
      }
    }
    LineEnds whole = new LineEnds(lines.toString());
    marks.replaceAll(mark -> new Mark(whole.whole(mark.start()), whole.whole(mark.end())));
    return new FlowingText(whole.text().replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " "), marks);
  }
}
