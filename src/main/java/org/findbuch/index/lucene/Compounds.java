package org.findbuch.index.lucene;

import de.danielnaber.jwordsplitter.GermanWordSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Takes German compounds apart. */
final class Compounds {
  private static final Compounds ONLY = new Compounds();
  private final GermanWordSplitter splitter;

  private Compounds() {
    try {
      splitter = new GermanWordSplitter(true);
      splitter.setStrictMode(true);
    } catch (IOException missing) {
      throw new UncheckedIOException("the word list of the compound splitter", missing);
    }
  }

  /** The parts of a word without what links them; the word alone when it has none. */
  static List<String> parts(String word) {
    synchronized (ONLY) {
      return List.copyOf(ONLY.splitter.splitWord(word));
    }
  }
}
