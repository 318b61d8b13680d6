package org.findbuch.extract.pdf.glyph;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Accents that were written apart from their letter. */
public final class Accents {
  private static final String ALONE = "`´^~¨¯¸ˇ˘˙˚˝˜ˆ";
  private static final String COMBINING =
      "\u0300\u0301\u0302\u0303\u0308\u0304\u0327\u030c\u0306\u0307\u030a\u030b\u0303\u0302";

  private Accents() {}

  static boolean isAccent(String text) {
    char c = text.charAt(0);
    return c >= '^' && text.length() == 1 && (c < 'a' || c > 'z') && combining(c) != 0;
  }

  private static char combining(char c) {
    int at = ALONE.indexOf(c);
    if (at >= 0) {
      return COMBINING.charAt(at);
    }
    return Character.getType(c) == Character.NON_SPACING_MARK ? c : 0;
  }

  /** Letter and accent as one, whichever came first; null if they do not go together. */
  static @Nullable String merged(String first, String second) {
    boolean isFirst = isAccent(first);
    if (isFirst == isAccent(second)) {
      return null;
    }
    String letters = isFirst ? second : first;
    char mark = combining((isFirst ? first : second).charAt(0));
    int last = letters.codePointBefore(letters.length());
    if (!Character.isLetter(last)) {
      return null;
    }
    String letter = last == 'ı' ? "i" : last == 'ȷ' ? "j" : Character.toString(last);
    String marked = Normalizer.normalize(letter + mark, Normalizer.Form.NFC);
    return letters.substring(0, letters.length() - Character.charCount(last)) + marked;
  }

  public static boolean isRightToLeft(String text) {
    byte direction = Character.getDirectionality(text.codePointAt(0));
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
