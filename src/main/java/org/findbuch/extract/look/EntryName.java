package org.findbuch.extract.look;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The name of a file in a ZIP: in UTF-8 where that is said or can only be, else as German Windows
 * wrote it, in the code page of DOS or in its own.
 */
final class EntryName {
  private static final Charset DOS = Charset.forName("IBM850");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String GERMAN = "äöüÄÖÜßéèà§–";

  private EntryName() {}

  /**
   * Reads it.
   *
   * @param unicode the field that says the name once more in UTF-8, with the sum of the first one
   */
  static String read(byte[] raw, boolean isUtf8, ByteBuffer unicode) {
    return decoded(raw, isUtf8, unicode).replace('\\', '/');
  }

  private static String decoded(byte[] raw, boolean isUtf8, ByteBuffer unicode) {
    if (unicode.limit() > 5 && unicode.get(0) == 1 && unicode.getInt(1) == sum(raw)) {
      byte[] name = new byte[unicode.limit() - 5];
      unicode.get(5, name);
      return new String(name, StandardCharsets.UTF_8);
    }
    if (isUtf8) {
      return new String(raw, StandardCharsets.UTF_8);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException older) {
      String dos = new String(raw, DOS);
      String windows = new String(raw, WINDOWS);
      return usual(windows) > usual(dos) ? windows : dos;
    }
  }

  private static long usual(String name) {
    return name.chars().filter(c -> GERMAN.indexOf(c) >= 0).count();
  }

  private static int sum(byte[] raw) {
    CRC32 sum = new CRC32();
    sum.update(raw);
    return (int) sum.getValue();
  }
}
