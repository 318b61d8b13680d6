package org.findbuch.index.lucene;

import java.util.function.Function;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What the words of running text become, for those that come again and again: each place keeps the
 * last word that fell on it. A cache that counts its readers costs more than most words save.
 */
final class KnownWords {
  private static final int PLACES = 1 << 15;

  /** Written and read without a lock: a record is seen whole or not at all. */
  private final @Nullable Forms[] places = new Forms[PLACES];

  Forms forms(BytesRef word, Function<BytesRef, Forms> otherwise) {
    int place = word.hashCode() & (PLACES - 1);
    Forms known = places[place];
    if (known != null && known.word().bytesEquals(word)) {
      return known;
    }
    Forms forms = otherwise.apply(word);
    places[place] = forms;
    return forms;
  }
}
