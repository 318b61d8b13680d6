package org.findbuch.ingest.twin;

import java.util.stream.LongStream;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Page;
import org.findbuch.index.SearchedPages;
import org.findbuch.language.LineEnds;

/**
 * The fingerprint of a text. Every document has one made, and few have a likeness to be looked at
 * word by word: so the words here are but runs of letters and digits, hashed where they stand,
 * which costs a tenth of cutting them as a search does.
 */
public final class TextPrint {
  private static final int PRIME = 31;

  private TextPrint() {}

  public static Fingerprint of(Iterable<Page> text) {
    LongStream.Builder words = LongStream.builder();
    SearchedPages pages = new SearchedPages(text);
    int left = WordRow.LONGEST;
    while (pages.hasNext() && left > 0) {
      SearchedPages.Searched page = pages.next();
      LineEnds whole = new LineEnds(page.text());
      left -= add(whole.text(), whole.whole(page.lent()), words);
    }
    return Fingerprint.of(words.build().toArray());
  }

  /** How many words it took, from a place on. */
  private static int add(String text, int from, LongStream.Builder words) {
    int count = 0;
    int at = from;
    while (at < text.length()) {
      int start = at;
      long hash = 0;
      while (at < text.length() && isOfWord(text.charAt(at))) {
        char c = text.charAt(at++);
        hash = hash * PRIME + (c < 128 ? c | 0x20 : Character.toLowerCase(c));
      }
      if (at > start) {
        words.add(hash);
        count++;
      } else {
        at++;
      }
    }
    return count;
  }

  private static boolean isOfWord(char c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
