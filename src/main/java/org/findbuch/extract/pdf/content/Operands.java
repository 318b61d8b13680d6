package org.findbuch.extract.pdf.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The operands of one operator, kept without an object for each. Arrays and dictionaries lie flat
 * among them, between their brackets.
 */
final class Operands {
  private static final int MOST = 1 << 20;

  /** What an operand is. */
  enum Kind {
    NUMBER,
    STRING,
    NAME,
    OTHER
  }

  private final byte[] content;
  private int count;
  private Kind[] kinds = new Kind[64];
  private float[] numbers = new float[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] strings = new byte[256];
  private int stringsEnd;

  Operands(byte[] content) {
    this.content = content;
  }

  void clear() {
    count = 0;
    stringsEnd = 0;
  }

  int count() {
    return count;
  }

  Kind kind(int operand) {
    return kinds[operand];
  }

  /** The number at this place, or 0 where there is none. */
  float number(int operand) {
    return operand >= 0 && operand < count && kinds[operand] == Kind.NUMBER ? numbers[operand] : 0;
  }

  /** Whether the first so many are numbers. */
  boolean areNumbers(int wanted) {
    for (int i = 0; i < wanted; i++) {
      if (i >= count || kinds[i] != Kind.NUMBER) {
        return false;
      }
    }
    return true;
  }

  /** The bytes in which the strings lie, from {@link #start} to {@link #end}. */
  byte[] strings() {
    return strings;
  }

  byte[] string(int operand) {
    return Arrays.copyOfRange(strings, starts[operand], ends[operand]);
  }

  int start(int operand) {
    return starts[operand];
  }

  int end(int operand) {
    return ends[operand];
  }

  /** The name at this place, or an empty one. */
  String name(int operand) {
    if (operand >= count || kinds[operand] != Kind.NAME) {
      return "";
    }
    int start = starts[operand];
    String raw = new String(content, start, ends[operand] - start, StandardCharsets.ISO_8859_1);
    return raw.indexOf('#') < 0 ? raw : unescaped(raw);
  }

  /** Whether the name at this place is that one, written as it is. */
  boolean isName(int operand, String name) {
    if (operand >= count
        || kinds[operand] != Kind.NAME
        || ends[operand] - starts[operand] != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (content[starts[operand] + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String unescaped(String raw) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      int code = raw.charAt(i);
      if (code == '#' && i + 2 < raw.length()) {
        int high = Character.digit(raw.charAt(i + 1), 16);
        int low = Character.digit(raw.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          code = high << 4 | low;
          i += 2;
        }
      }
      bytes[length++] = (byte) code;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  void addOther() {
    add(Kind.OTHER, 0, 0);
  }

  void addNumber(double number) {
    if (add(Kind.NUMBER, 0, 0)) {
      numbers[count - 1] = (float) number;
    }
  }

  /** A name that lies in the content as it stands. */
  void addName(int start, int end) {
    add(Kind.NAME, start, end);
  }

  /** A string of the bytes that were stored since the last. */
  void addString(int start) {
    add(Kind.STRING, start, stringsEnd);
  }

  int stringsEnd() {
    return stringsEnd;
  }

  void store(int b) {
    if (stringsEnd == strings.length) {
      strings = Arrays.copyOf(strings, 2 * stringsEnd);
    }
    strings[stringsEnd++] = (byte) b;
  }

  private boolean add(Kind kind, int start, int end) {
    if (count == kinds.length && !grow()) {
      return false;
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    count++;
    return true;
  }

  private boolean grow() {
    if (count >= MOST) {
      return false;
    }
    kinds = Arrays.copyOf(kinds, 2 * count);
    numbers = Arrays.copyOf(numbers, 2 * count);
    starts = Arrays.copyOf(starts, 2 * count);
    ends = Arrays.copyOf(ends, 2 * count);
    return true;
  }
}
