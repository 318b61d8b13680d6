package org.findbuch.extract;

import org.findbuch.document.PageState;

/** Judges what was read off a page. */
public final class Written {
  private static final int GARBLED_PERCENT = 30;

  private Written() {}

  /** The state of a page with this text, on which there are marks of any sort or none. */
  public static PageState state(String text, boolean marked) {
    int signs = 0;
    int letters = 0;
    int nonsense = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (!Character.isWhitespace(c)) {
        signs++;
        letters += Character.isLetterOrDigit(c) ? 1 : 0;
        nonsense += isNonsense(c) ? 1 : 0;
      }
    }
    if (nonsense * 100L > (long) signs * GARBLED_PERCENT) {
      return PageState.GARBLED;
    }
    if (letters > 0) {
      return PageState.TEXT;
    }
    return marked || signs > 0 ? PageState.UNREAD : PageState.BLANK;
  }

  private static boolean isNonsense(int c) {
    return switch (Character.getType(c)) {
      case Character.PRIVATE_USE, Character.CONTROL, Character.UNASSIGNED, Character.SURROGATE ->
          true;
      default -> c == 0xFFFD;
    };
  }
}
