package org.findbuch.extract.pdf.content;

import java.nio.charset.StandardCharsets;

/**
 * Cuts a content stream into operators with their operands; what is malformed is passed over, as
 * every viewer does.
 */
final class ContentScanner {
  static final int END = -1;

  private final byte[] in;
  private final Operands operands;
  private int at;

  ContentScanner(byte[] content) {
    in = content;
    operands = new Operands(content);
  }

  /**
   * Reads on to the next operator and gives its name as a number, a byte for each character, or
   * {@link #END}.
   */
  int next() {
    operands.clear();
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

  /** Those of the operator last read; the next call of {@link #next} overwrites them. */
  Operands operands() {
    return operands;
  }

  private void delimited(int c) {
    at++;
    switch (c) {
      case '(' -> literal();
      case '/' -> name();
      case '[' -> operands.addOther();
      case ']', '}' -> operands.addOther();
      case '%' -> comment();
      case '<' -> {
        if (at < in.length && in[at] == '<') {
          at++;
          operands.addOther();
        } else {
          hexadecimal();
        }
      }
      case '>' -> {
        if (at < in.length && in[at] == '>') {
          at++;
          operands.addOther();
        }
      }
      default -> {}
    }
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
    operands.addNumber(negative ? -value : value);
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
      // no operator that means anything here has so long a name
      operands.addOther();
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
    operands.addName(start, at);
  }

  private void comment() {
    while (at < in.length && in[at] != '\n' && in[at] != '\r') {
      at++;
    }
  }

  private void hexadecimal() {
    int start = operands.stringsEnd();
    int high = -1;
    while (at < in.length && in[at] != '>') {
      int digit = hex(in[at++]);
      if (digit >= 0 && high >= 0) {
        operands.store(high << 4 | digit);
        high = -1;
      } else if (digit >= 0) {
        high = digit;
      }
    }
    at++;
    if (high >= 0) {
      operands.store(high << 4);
    }
    operands.addString(start);
  }

  private void literal() {
    int start = operands.stringsEnd();
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
      operands.store(c);
    }
    operands.addString(start);
  }

  private void escape() {
    if (at >= in.length) {
      return;
    }
    int c = in[at++];
    switch (c) {
      case 'n' -> operands.store('\n');
      case 'r' -> operands.store('\r');
      case 't' -> operands.store('\t');
      case 'b' -> operands.store('\b');
      case 'f' -> operands.store('\f');
      case '\n' -> {}
      case '\r' -> at += at < in.length && in[at] == '\n' ? 1 : 0;
      default -> {
        if (c >= '0' && c <= '7') {
          octal(c - '0');
        } else {
          operands.store(c);
        }
      }
    }
  }

  private void octal(int first) {
    int value = first;
    for (int i = 0; i < 2 && at < in.length && in[at] >= '0' && in[at] <= '7'; i++) {
      value = value << 3 | (in[at++] - '0');
    }
    operands.store(value);
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
