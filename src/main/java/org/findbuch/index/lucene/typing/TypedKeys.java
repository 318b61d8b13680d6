package org.findbuch.index.lucene.typing;

import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.MSBRadixSorter;

/**
 * The places in packed texts that a reader may begin to type from, in the order of what stands
 * there. A place is one number: the text, and in its lowest eight bits how far inside it.
 */
final class TypedKeys {
  private static final int FARTHEST = 255;
  private final PackedTexts texts;
  private final int[] places;

  private TypedKeys(PackedTexts texts, int[] places) {
    this.texts = texts;
    this.places = places;
    new ByText().sort(0, places.length);
  }

  /**
   * Keys that follow each other and have some letters in common.
   *
   * @param end after the last one
   */
  record Span(int start, int end) {
    boolean isEmpty() {
      return start >= end;
    }
  }

  Span all() {
    return new Span(0, places.length);
  }

  int text(int key) {
    return places[key] >>> 8;
  }

  /** Where the key begins among all texts. */
  int start(int key) {
    return texts.start(places[key] >>> 8) + (places[key] & FARTHEST);
  }

  /** The byte of a key at a distance from its begin. */
  byte at(int key, int depth) {
    return texts.at(start(key) + depth);
  }

  /** Those of a span, equal up to a depth, that go on with this byte. */
  Span narrowed(Span span, int depth, byte next) {
    int start = first(span, depth, next & 0xff);
    return new Span(start, first(new Span(start, span.end()), depth, (next & 0xff) + 1));
  }

  /** The first key of a span whose byte at a depth is at least this. */
  private int first(Span span, int depth, int least) {
    int low = span.start();
    int high = span.end();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if ((at(middle, depth) & 0xff) < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private final class ByText extends MSBRadixSorter {
    private ByText() {
      super(Integer.MAX_VALUE);
    }

    @Override
    protected int byteAt(int key, int depth) {
      // Of keys that are alike it may ask for more than they have.
      int place = start(key) + depth;
      return place >= texts.end(text(key)) ? -1 : texts.at(place) & 0xff;
    }

    @Override
    protected void swap(int one, int other) {
      int kept = places[one];
      places[one] = places[other];
      places[other] = kept;
    }
  }

  /** Collects places before they are sorted. */
  static final class Builder {
    private int[] places = new int[1 << 8];
    private int size;

    /** A place so far inside that nobody types from there is left out. */
    void add(int text, int inside) {
      if (inside <= FARTHEST) {
        places = ArrayUtil.grow(places, size + 1);
        places[size++] = text << 8 | inside;
      }
    }

    TypedKeys build(PackedTexts texts) {
      return new TypedKeys(texts, java.util.Arrays.copyOf(places, size));
    }
  }
}
