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
      String lent = page.text().substring(0, page.lent());
      left -= add(new LineEnds(page.text()).text(), new LineEnds(lent).text().length(), words);
    }
    return Fingerprint.of(words.build().toArray());
  }

  /** How many words it took, from a place on. */
  private static int add(String text, int from, LongStream.Builder words) {
    int count = 0;
    long hash = 0;
    boolean inWord = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isOfWord(c)) {
        hash = hash * PRIME + (c < 128 ? c | 0x20 : Character.toLowerCase(c));
        inWord = true;
      } else if (inWord) {
        words.add(hash);
        count++;
        hash = 0;
        inWord = false;
      }
    }
    if (inWord) {
      words.add(hash);
      count++;
    }
    return count;
  }

  private static boolean isOfWord(char c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
