package org.findbuch.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.index.SearchResult.Mark;

/**
 * A stretch of text that is either found or not. Templates escape each run by itself and put the
 * mark around it, so no markup is ever made of text.
 */
public record TextRun(String text, boolean found) {
  /** What leads from a title to its page in a list of contents: nobody wants to hear it read. */
  private static final Pattern LEADERS = Pattern.compile("[.…·][.…·\\s]{6,}[.…·]");

  /**
   * A text cut at its marks. Marks that do not fit the text are left out.
   *
   * @param marks in order
   */
  public static List<TextRun> of(String text, List<Mark> marks) {
    return cut(text, 0, text.length(), marks);
  }

  /** The same of a half-open range of it. */
  static List<TextRun> cut(String text, int start, int end, List<Mark> marks) {
    List<TextRun> runs = new ArrayList<>();
    int at = start;
    for (Mark mark : marks) {
      int from = Math.max(mark.start(), at);
      int to = Math.min(mark.end(), end);
      if (from < to) {
        plain(runs, text, at, from);
        runs.add(new TextRun(text.substring(from, to), true));
        at = to;
      }
    }
    plain(runs, text, at, end);
    return runs;
  }

  private static void plain(List<TextRun> runs, String text, int start, int end) {
    if (start < end) {
      String some = text.substring(start, end);
      runs.add(new TextRun(LEADERS.matcher(some).replaceAll(" … "), false));
    }
  }
}
