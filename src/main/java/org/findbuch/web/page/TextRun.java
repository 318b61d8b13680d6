package org.findbuch.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.index.SearchResult.Mark;

/**
 * A stretch of text that is either found or not. Templates escape each run by itself and put the
 * mark around it, so no markup is ever made of text.
 */
public record TextRun(String text, boolean found) {
  /** No group that repeats: a page may have more empty lines than the stack has room for. */
  private static final Pattern EMPTY_LINES =
      Pattern.compile("\\R[\\s\\u00a0\\u0085\\u2028\\u2029]*\\R[ \\t\\u00a0]*");

  /**
   * A text cut at its marks. Marks that do not fit the text are left out.
   *
   * @param marks in order
   */
  public static List<TextRun> of(String text, List<Mark> marks) {
    return cut(text, 0, text.length(), marks);
  }

  /** The same, for each of the text's paragraphs: what stands between empty lines. */
  public static List<List<TextRun>> paragraphs(String text, List<Mark> marks) {
    List<List<TextRun>> paragraphs = new ArrayList<>();
    Matcher gap = EMPTY_LINES.matcher(text);
    int start = 0;
    while (gap.find()) {
      add(paragraphs, text, start, gap.start(), marks);
      start = gap.end();
    }
    add(paragraphs, text, start, text.length(), marks);
    return paragraphs;
  }

  private static void add(
      List<List<TextRun>> paragraphs, String text, int start, int end, List<Mark> marks) {
    if (!text.substring(start, end).isBlank()) {
      paragraphs.add(cut(text, start, end, marks));
    }
  }

  private static List<TextRun> cut(String text, int start, int end, List<Mark> marks) {
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
      runs.add(new TextRun(text.substring(start, end), false));
    }
  }
}
