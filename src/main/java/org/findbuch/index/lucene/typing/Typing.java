package org.findbuch.index.lucene.typing;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.typing.TypedKeys.Span;

/**
 * What a reader may have begun to type: the keys that begin with the letters, and those that do
 * when one letter is another, is missing, is too much, or has changed places with the next. Walks
 * the sorted keys as if they were a tree, so that only beginnings that exist are looked at.
 */
final class Typing {
  private final TypedKeys keys;
  private final byte[] typed;
  private final List<Match> matches = new ArrayList<>();

  /**
   * Keys that may have been meant.
   *
   * @param letters of each key that stand for what was typed
   * @param slip whether they differ from it
   */
  record Match(Span keys, int letters, boolean slip) {}

  private Typing(TypedKeys keys, byte[] typed) {
    this.keys = keys;
    this.typed = typed;
  }

  /** The keys for what was typed, folded; a span may come more than once. */
  static List<Match> find(TypedKeys keys, String typed, boolean slips) {
    BytesRef bytes = new BytesRef(typed);
    Typing typing = new Typing(keys, BytesRef.deepCopyOf(bytes).bytes);
    typing.walk(slips);
    return typing.matches;
  }

  private void walk(boolean slips) {
    Span span = keys.all();
    for (int i = 0; i < typed.length && !span.isEmpty(); i++) {
      if (slips) {
        swapped(span, i);
        follow(span, i, i + 1, true);
        others(span, i);
      }
      span = keys.narrowed(span, i, typed[i]);
    }
    if (!span.isEmpty()) {
      matches.add(new Match(span, typed.length, false));
    }
  }

  private void swapped(Span span, int place) {
    if (place + 1 < typed.length && typed[place] != typed[place + 1]) {
      Span first = keys.narrowed(span, place, typed[place + 1]);
      if (!first.isEmpty()) {
        Span second = keys.narrowed(first, place + 1, typed[place]);
        follow(second, place + 2, place + 2, true);
      }
    }
  }

  /** Every other letter that the keys go on with: instead of the typed one, or before it. */
  private void others(Span span, int place) {
    int key = span.start();
    while (key < span.end()) {
      byte letter = keys.at(key, place);
      Span branch = keys.narrowed(new Span(key, span.end()), place, letter);
      if (letter != PackedTexts.END && letter != ' ' && letter != typed[place]) {
        follow(branch, place + 1, place + 1, true);
        follow(branch, place + 1, place, true);
      }
      key = branch.end();
    }
  }

  /** The rest as it was typed. */
  private void follow(Span from, int depth, int place, boolean slip) {
    Span span = from;
    int letters = depth;
    for (int i = place; i < typed.length && !span.isEmpty(); i++) {
      span = keys.narrowed(span, letters, typed[i]);
      letters++;
    }
    if (!span.isEmpty()) {
      matches.add(new Match(span, letters, slip));
    }
  }
}
