package org.findbuch.extract.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a content stream into operators with their operands, without making an object for each; what
 * is malformed is passed over, as every viewer does.
 *
 * <p>{@link #next} goes on to the next operator; its operands can then be asked for by their place.
 * Arrays and dictionaries lie flat among them, between their brackets.
 */
final class ContentScanner {
  static final int END = -1;

  private static final int MOST_OPERANDS = 1 << 20;

  /** What an operand is. */
  enum Kind {
    NUMBER,
    STRING,
    NAME,
    OPEN,
    CLOSE,
    OTHER
  }

  private final byte[] in;
  private int at;
  private int count;
  private Kind[] kinds = new Kind[64];
  private float[] numbers = new float[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] strings = new byte[256];
  private int stringsEnd;

  ContentScanner(byte[] content) {
    in = content;
  }

  /** An operator's name as a number, which a switch can tell apart. */
  static int code(String operator) {
    int code = 0;
    for (int i = 0; i < operator.length(); i++) {
      code = code << 8 | operator.charAt(i);
    }
    return code;
  }

  /** Reads on to the next operator and gives its {@link #code}, or {@link #END}. */
  int next() {
    count = 0;
    stringsEnd = 0;
    while (at < in.length) {
      int c = in[at];
      if (isDigit(c) || c == '-' || c == '.' || c == '+') {
        number();
      } else if (isSpace(c)) {
        at++;
      } else if (!isDelimiter(c)) {
        int operator = operator();
        if (operator != 0) {
          return operator;
        }
      } else {
        delimited(c);
      }
    }
    return END;
  }

  int operands() {
    return count;
  }

  Kind kind(int operand) {
    return kinds[operand];
  }

  /** The number at this place, or 0 where there is none. */
  float number(int operand) {
    return operand < count && kinds[operand] == Kind.NUMBER ? numbers[operand] : 0;
  }

  boolean areNumbers(int first, int numbersWanted) {
    if (first + numbersWanted > count) {
      return false;
    }
    for (int i = first; i < first + numbersWanted; i++) {
      if (kinds[i] != Kind.NUMBER) {
        return false;
      }
    }
    return true;
  }

  /** The bytes in which the strings of these operands lie, from {@link #start} to {@link #end}. */
  byte[] strings() {
    return strings;
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
    String raw =
        new String(
            in, starts[operand], ends[operand] - starts[operand], StandardCharsets.ISO_8859_1);
    return raw.indexOf('#') < 0 ? raw : unescaped(raw);
  }

  private static String unescaped(String raw) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '#' && i + 2 < raw.length() + 0 && hex(raw.charAt(i + 1)) >= 0) {
        c = (char) (hex(raw.charAt(i + 1)) << 4 | Math.max(0, hex(raw.charAt(i + 2))));
        i += 2;
      }
      bytes[length++] = (byte) c;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void delimited(int c) {
    at++;
    switch (c) {
      case '(' -> literal();
      case '/' -> name();
      case '[' -> push(Kind.OPEN, 0, 0);
      case ']', '}' -> push(Kind.CLOSE, 0, 0);
      case '%' -> comment();
      case '<' -> {
        if (at < in.length && in[at] == '<') {
          at++;
          push(Kind.OPEN, 0, 0);
        } else {
          hexadecimal();
        }
      }
      case '>' -> {
        if (at < in.length && in[at] == '>') {
          at++;
          push(Kind.CLOSE, 0, 0);
        }
      }
      default -> {}
    }
  }

  private void push(Kind kind, int start, int end) {
    if (count == kinds.length) {
      if (count >= MOST_OPERANDS) {
        return;
      }
      kinds = Arrays.copyOf(kinds, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** A minus in the middle of a number is passed over, as viewers do. */
  private void number() {
    boolean negative = in[at] == '-';
    long whole = 0;
    double scale = 0;
    int digits = 0;
    while (at < in.length) {
      int c = in[at];
      if (isDigit(c)) {
        if (whole < Long.MAX_VALUE / 16) {
          whole = whole * 10 + (c - '0');
          scale *= 10;
        }
        digits++;
      } else if (c == '.' && scale == 0) {
        scale = 1;
      } else if (c != '-' && (c != '+' || digits > 0)) {
        break;
      }
      at++;
    }
    double value = scale > 1 ? whole / scale : whole;
    push(Kind.NUMBER, 0, 0);
    if (count > 0) {
      numbers[count - 1] = (float) (negative ? -value : value);
    }
  }

  /** Gives 0 for what is a value and not an operator. */
  private int operator() {
    int start = at;
    int code = 0;
    while (at < in.length && !isSpace(in[at]) && !isDelimiter(in[at]) && !isCut(start)) {
      code = code << 8 | in[at++];
    }
    int length = at - start;
    if (length > 3) {
      push(Kind.OTHER, 0, 0);
      boolean isValue = is(start, "true") || is(start, "false") || is(start, "null");
      return isValue ? 0 : Integer.MIN_VALUE;
    }
    return code;
  }

  /** Digits end an operator; only those that draw a glyph have one in their name. */
  private boolean isCut(int start) {
    return at > start && isDigit(in[at]) && (in[start] != 'd' || at > start + 1);
  }

  private boolean is(int start, String word) {
    return at - start == word.length()
        && word.equals(new String(in, start, at - start, StandardCharsets.ISO_8859_1));
  }

  private void name() {
    int start = at;
    while (at < in.length && !isSpace(in[at]) && !isDelimiter(in[at])) {
      at++;
    }
    push(Kind.NAME, start, at);
  }

  private void comment() {
    while (at < in.length && in[at] != '\n' && in[at] != '\r') {
      at++;
    }
  }

  private void hexadecimal() {
    int start = stringsEnd;
    int high = -1;
    while (at < in.length && in[at] != '>') {
      int digit = hex(in[at++]);
      if (digit >= 0 && high >= 0) {
        store(high << 4 | digit);
        high = -1;
      } else if (digit >= 0) {
        high = digit;
      }
    }
    at++;
    if (high >= 0) {
      store(high << 4);
    }
    push(Kind.STRING, start, stringsEnd);
  }

  private void literal() {
    int start = stringsEnd;
    int depth = 1;
    while (at < in.length) {
      int c = in[at++];
      if (c == '\\') {
        escape();
        continue;
      }
      if (c == ')' && --depth == 0) {
        break;
      }
      depth += c == '(' ? 1 : 0;
      store(c);
    }
    push(Kind.STRING, start, stringsEnd);
  }

  private void escape() {
    if (at >= in.length) {
      return;
    }
    int c = in[at++];
    switch (c) {
      case 'n' -> store('\n');
      case 'r' -> store('\r');
      case 't' -> store('\t');
      case 'b' -> store('\b');
      case 'f' -> store('\f');
      case '\n' -> {}
      case '\r' -> at += at < in.length && in[at] == '\n' ? 1 : 0;
      default -> {
        if (c >= '0' && c <= '7') {
          octal(c - '0');
        } else {
          store(c);
        }
      }
    }
  }

  private void octal(int first) {
    int value = first;
    for (int i = 0; i < 2 && at < in.length && in[at] >= '0' && in[at] <= '7'; i++) {
      value = value << 3 | (in[at++] - '0');
    }
    store(value);
  }

  private void store(int b) {
    if (stringsEnd == strings.length) {
      strings = Arrays.copyOf(strings, 2 * stringsEnd);
    }
    strings[stringsEnd++] = (byte) b;
  }

  /**
   * Passes over the data of an inline image, which ends with {@code EI} between blanks where text
   * goes on behind it.
   */
  void skipImageData() {
    for (at++; at + 2 < in.length; at++) {
      if (in[at] == 'E' && in[at + 1] == 'I' && isSpace(in[at + 2]) && isTextFrom(at + 2)) {
        break;
      }
    }
    at = Math.min(in.length, at + 2);
  }

  private boolean isTextFrom(int from) {
    int word = 0;
    for (int i = from; i < Math.min(in.length, from + 10); i++) {
      int c = in[i];
      if (c < 0 || (c < ' ' && !isSpace(c))) {
        return false;
      }
      word = isSpace(c) ? (word > 0 ? 100 : 0) : word + 1;
      if (word > 3 && word < 100 && !isDigit(c) && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static int hex(int c) {
    return c < 0 ? -1 : Character.digit(c, 16);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f';
  }

  private static boolean isDelimiter(int c) {
    return switch (c) {
      case '(', ')', '<', '>', '[', ']', '/', '%', '{', '}' -> true;
      default -> false;
    };
  }
}
