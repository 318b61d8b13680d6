package org.findbuch.index.lucene.typing;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Many short texts in one piece of memory, in UTF-8, each with an {@link #END} behind it. */
final class PackedTexts {
  static final byte END = 0;

  private final byte[] bytes;
  private final int[] starts;

  private PackedTexts(byte[] bytes, int[] starts) {
    this.bytes = bytes;
    this.starts = starts;
  }

  /** Where a text begins in all of them. */
  int start(int text) {
    return starts[text];
  }

  /** Where its {@link #END} stands. */
  int end(int text) {
    return starts[text + 1] - 1;
  }

  byte at(int place) {
    return bytes[place];
  }

  BytesRef text(int text) {
    return part(starts[text], end(text));
  }

  BytesRef part(int start, int end) {
    return new BytesRef(bytes, start, end - start);
  }

  static final class Builder {
    private byte[] bytes = new byte[1 << 12];
    private int[] starts = new int[1 << 8];
    private int size;

    void add(BytesRef text) {
      starts = ArrayUtil.grow(starts, size + 2);
      int start = starts[size];
      int end = start + text.length;
      bytes = ArrayUtil.grow(bytes, end + 1);
      System.arraycopy(text.bytes, text.offset, bytes, start, text.length);
      bytes[end] = END;
      size++;
      starts[size] = end + 1;
    }

    PackedTexts build() {
      return new PackedTexts(Arrays.copyOf(bytes, starts[size]), Arrays.copyOf(starts, size + 1));
    }
  }
}
