package org.findbuch.extract;

import java.nio.ByteBuffer;

/**
 * Bytes that belong to a page, as its picture does.
 *
 * @param page its number, from 1
 * @param type the media type, which says what they are
 * @param bytes all of them, from its position to its limit; to be left as it is
 */
public record PageBytes(int page, String type, ByteBuffer bytes) {
  public PageBytes {
    if (page < 1 || type.isBlank()) {
      throw new IllegalArgumentException("\"" + type + "\" of page " + page);
    }
    bytes = bytes.asReadOnlyBuffer();
  }
}
