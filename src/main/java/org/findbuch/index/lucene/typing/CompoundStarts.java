package org.findbuch.index.lucene.typing;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;

/**
 * Where the parts of a compound begin, by the words of the collection itself: what follows is a
 * word of its own, and what stands before is one too, with or without a letter that links them.
 * Before a long word anything may stand: that "Sicherung" also leads to "Versicherung" is no harm.
 */
final class CompoundStarts {
  private static final int SHORTEST_HEAD = 4;
  private static final int LONG_HEAD = 7;
  private static final int SHORTEST_BEFORE = 3;
  private static final List<String> LINKS = List.of("", "s", "es", "n", "en", "e", "er");

  private final BytesRefHash words;
  private final PackedTexts texts;

  CompoundStarts(BytesRefHash words, PackedTexts texts) {
    this.words = words;
    this.texts = texts;
  }

  /** Adds the begin of each word of a text, and those of the word's parts. */
  void add(int text, TypedKeys.Builder keys) {
    int start = texts.start(text);
    for (int place = start; place <= texts.end(text); place++) {
      byte letter = texts.at(place);
      if (letter == ' ' || letter == PackedTexts.END) {
        add(text, start, place, keys);
        start = place + 1;
      }
    }
  }

  private void add(int text, int start, int end, TypedKeys.Builder keys) {
    int first = texts.start(text);
    keys.add(text, start - first);
    int part = start;
    for (int place = start + SHORTEST_BEFORE; place <= end - SHORTEST_HEAD; place++) {
      if (isWord(place, end)
          && (end - place >= LONG_HEAD || isBefore(start, place) || isBefore(part, place))) {
        keys.add(text, place - first);
        part = place;
      }
    }
  }

  private boolean isBefore(int start, int end) {
    for (String link : LINKS) {
      int stem = end - link.length();
      if (stem - start >= SHORTEST_BEFORE && endsWith(stem, link) && isWord(start, stem)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWith(int place, String link) {
    for (int i = 0; i < link.length(); i++) {
      if (texts.at(place + i) != link.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWord(int start, int end) {
    BytesRef part = texts.part(start, end);
    return words.find(part) >= 0;
  }
}
