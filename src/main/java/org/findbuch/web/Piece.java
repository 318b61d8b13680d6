package org.findbuch.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of text that is either found or not. Templates escape each piece by itself and put the
 * mark around it, so no markup is ever made of text.
 */
public record Piece(String text, boolean found) {
  private static final Pattern EMPTY_LINES =
      Pattern.compile("\\R[ \\t\\u00a0]*(?:\\R[ \\t\\u00a0]*)+");

  /**
   * A text cut at its marks. Marks that do not fit the text are left out.
   *
   * @param marks half-open ranges of UTF-16 code units, in order
   */
  static List<Piece> of(String text, List<List<Integer>> marks) {
    return cut(text, 0, text.length(), marks);
  }

  /** The same, for each of the text's paragraphs: what stands between empty lines. */
  static List<List<Piece>> paragraphs(String text, List<List<Integer>> marks) {
    List<List<Piece>> paragraphs = new ArrayList<>();
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
      List<List<Piece>> paragraphs, String text, int start, int end, List<List<Integer>> marks) {
    if (!text.substring(start, end).isBlank()) {
      paragraphs.add(cut(text, start, end, marks));
    }
  }

  private static List<Piece> cut(String text, int start, int end, List<List<Integer>> marks) {
    List<Piece> pieces = new ArrayList<>();
    int at = start;
    for (List<Integer> mark : marks) {
      int from = Math.max(mark.getFirst(), at);
      int to = Math.min(mark.getLast(), end);
      if (from < to) {
        plain(pieces, text, at, from);
        pieces.add(new Piece(text.substring(from, to), true));
        at = to;
      }
    }
    plain(pieces, text, at, end);
    return pieces;
  }

  private static void plain(List<Piece> pieces, String text, int start, int end) {
    if (start < end) {
      pieces.add(new Piece(text.substring(start, end), false));
    }
  }
}
