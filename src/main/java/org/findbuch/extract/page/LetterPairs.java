package org.findbuch.extract.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * How surprising it is in German and English that one letter follows another. Other languages in
 * Latin script surprise a little more, letters that a wrong font table has exchanged much more.
 *
 * <p>The table is {@code letter-pairs.txt}: for each sign a line, in it for each next sign the
 * surprise in tenths of a bit; the signs are {@code a} to {@code z} and the edge of a word.
 */
public final class LetterPairs {
  /** How many signs there are: the letters, and the edge of a word. */
  public static final int SIGNS = 27;

  /** The edge of a word. */
  public static final int EDGE = 26;

  /** No letter of Latin script. */
  public static final int NONE = -1;

  static final float BITS = 0.1f;

  private static final int LAST_LATIN = 0x24F;
  private static final byte[] SIGN = signs();

  private LetterPairs() {}

  /** The letter without its marks as a number from 0, or {@link #NONE}. */
  public static int sign(int codePoint) {
    if (codePoint >= 'a' && codePoint <= 'z') {
      return codePoint - 'a';
    }
    return codePoint <= LAST_LATIN ? SIGN[codePoint] : NONE;
  }

  /** In tenths of a bit. */
  static int surprise(int sign, int next) {
    return Table.SURPRISE[sign][next];
  }

  /** Loaded when it is first asked; whoever makes the table has none yet. */
  private static final class Table {
    static final byte[][] SURPRISE = read();
  }

  private static byte[] signs() {
    byte[] signs = new byte[LAST_LATIN + 1];
    for (int c = 0; c <= LAST_LATIN; c++) {
      signs[c] = (byte) unmarked(c);
    }
    return signs;
  }

  private static int unmarked(int c) {
    char base =
        switch (c) {
          case 'ß' -> 's';
          case 'ı', 'İ' -> 'i';
          case 'ł', 'Ł' -> 'l';
          case 'ø', 'Ø' -> 'o';
          case 'æ', 'Æ' -> 'e';
          case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
          default -> Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0);
        };
    int lower = Character.toLowerCase(base);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' : NONE;
  }

  private static byte[][] read() {
    byte[][] table = new byte[SIGNS][];
    try (var in = LetterPairs.class.getResourceAsStream("letter-pairs.txt")) {
      if (in == null) {
        throw new IllegalStateException("letter-pairs.txt is not in the program");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (int sign = 0; sign < SIGNS; sign++) {
        table[sign] = row(String.valueOf(lines.readLine()));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return table;
  }

  private static byte[] row(String line) {
    String[] numbers = line.split(" ", -1);
    byte[] row = new byte[SIGNS];
    for (int next = 0; next < SIGNS; next++) {
      row[next] = Byte.parseByte(numbers[next]);
    }
    return row;
  }
}
