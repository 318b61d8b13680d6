package org.findbuch.language;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the words of running text become, for those that come again and again: each pair of places
 * keeps the last two words that fell on it. Of the words of a page three in a hundred are not there
 * (six with one place for a word). A cache that counts its readers costs more than most words save.
 */
final class KnownWords {
  private static final int PLACES = 1 << 16;

  /**
   * The word that was asked for last is the first of its pair. Written and read without a lock: a
   * record is seen whole or not at all, and one that is lost is worked out again.
   */
  private final @Nullable Forms[] places = new Forms[PLACES];

  Forms forms(String word, Function<String, Forms> otherwise) {
    int hash = word.hashCode() * 0x9E3779B1; // spreads the differences of the last letters
    int first = (hash >>> 16) & (PLACES - 2);
    Forms last = places[first];
    if (last != null && last.word().equals(word)) {
      return last;
    }
    Forms before = places[first + 1];
    boolean known = before != null && before.word().equals(word);
    Forms forms = known ? before : otherwise.apply(word);
    places[first + 1] = last;
    places[first] = forms;
    return forms;
  }
}
