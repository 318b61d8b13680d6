package org.findbuch.document;

import java.util.List;

/**
 * That a document has the text of another, or nearly so, as far as a program can tell.
 *
 * @param same whether it is the same text in another file, read from other bytes
 * @param percent of the words that are equal and in the same order, of the longer text's
 * @param pages of this document on which words are not equal
 * @param otherPages of the other one, likewise
 */
public record Twin(
    DocumentId other, boolean same, int percent, List<Integer> pages, List<Integer> otherPages) {
  /** What has no more in common than this is not alike. */
  public static final int PERCENT_UNLIKE = 70;

  /** Texts so close are one hit of a search. */
  private static final int CLOSE_PERCENT = 90;

  public Twin {
    pages = List.copyOf(pages);
    otherPages = List.copyOf(otherPages);
    if (percent <= PERCENT_UNLIKE || percent > 100) {
      throw new IllegalArgumentException(percent + " %, expected 71 to 100");
    }
  }

  /** Whether a search shows both as one hit. */
  public boolean isClose() {
    return same || percent >= CLOSE_PERCENT;
  }

  /** What the other document has in this one. */
  public Twin seenFromOther(DocumentId self) {
    return new Twin(self, same, percent, otherPages, pages);
  }
}
