package org.findbuch.ingest.twin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.findbuch.document.Page;
import org.findbuch.index.SearchedPages;
import org.findbuch.language.Word;
import org.findbuch.language.Words;

/**
 * The words of a document in a row, each whole and in one way of writing, without running heads.
 *
 * @param pages the number of the page that each word stands on
 * @param filledIn words behind a colon or a line to write on, as in a form
 */
public record WordRow(List<String> words, List<Integer> pages, BitSet filledIn) {
  /** What is beyond is not compared: about 600 pages. */
  static final int LONGEST = 200_000;

  /** Its own lists are not copied: they are long, and nobody else has them. */
  public static WordRow of(Iterable<Page> text) {
    WordRow row = new WordRow(new ArrayList<>(), new ArrayList<>(), new BitSet());
    SearchedPages searched = new SearchedPages(text);
    while (searched.hasNext() && row.words.size() < LONGEST) {
      SearchedPages.Searched page = searched.next();
      for (Word word : Words.of(page.text())) {
        if (word.start() >= page.lent()) {
          row.filledIn.set(row.words.size(), isFilledIn(page.text(), word.start()));
          row.words.add(word.text());
          row.pages.add(page.number());
        }
      }
    }
    return row;
  }

  private static boolean isFilledIn(String text, int start) {
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before >= 0 && (text.charAt(before) == ':' || text.charAt(before) == '_');
  }
}
