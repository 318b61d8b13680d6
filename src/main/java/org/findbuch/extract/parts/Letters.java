package org.findbuch.extract.parts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells which letters bytes are where nobody says: UTF-8 if they can be that, else Windows'. */
final class Letters {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Letters() {}

  static Charset of(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException older) {
      return WINDOWS;
    }
  }
}
