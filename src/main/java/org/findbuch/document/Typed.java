package org.findbuch.document;

/**
 * What people type and scripts send, without what nobody can see: control characters, halves of
 * characters, and those that turn the direction of what follows, so that a title cannot pretend to
 * be another.
 */
public final class Typed {
  /** In characters. What is longer is a description, and no list has room for it. */
  public static final int LONGEST_TITLE = 500;

  private static final int ECHOED = 60;

  private Typed() {}

  /**
   * A title, which fits in lists and in the names of files.
   *
   * @throws WrongValueException when it is longer
   */
  public static String title(String given) {
    if (given.codePointCount(0, given.length()) > LONGEST_TITLE) {
      String opening = given.substring(0, given.offsetByCodePoints(0, ECHOED)) + "…";
      throw new WrongValueException("title", opening, WrongValueException.Expected.SHORT_TITLE);
    }
    return given;
  }

  /** As one line: what breaks lines becomes a blank. */
  public static String line(String given) {
    return cleaned(given, ' ');
  }

  /** As it stands, with its lines. */
  public static String text(String given) {
    return cleaned(given.replace("\r\n", "\n"), '\n');
  }

  private static String cleaned(String given, int lineBreak) {
    if (given.codePoints().allMatch(c -> replaced(c, lineBreak) == c)) {
      return given;
    }
    StringBuilder clean = new StringBuilder();
    given
        .codePoints()
        .map(c -> replaced(c, lineBreak))
        .filter(c -> c >= 0)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int replaced(int c, int lineBreak) {
    return switch (c) {
      case '\n', '\r', '\u0085', '\u2028', '\u2029' -> lineBreak;
      case '\t' -> lineBreak == ' ' ? ' ' : c;
      case '\0' -> ' ';
      case '\u061c', '\ufeff' -> -1;
      default -> isUnseen(c) ? -1 : c;
    };
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
