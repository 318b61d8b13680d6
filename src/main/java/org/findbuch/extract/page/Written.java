package org.findbuch.extract.page;

import org.findbuch.document.PageState;

/** Judges what was read off a page. */
public final class Written {
  private Written() {}

  /** The state of a page with this text, on which there are marks of any sort or none. */
  public static PageState state(String text, boolean marked) {
    Legibility seen = Legibility.of(text);
    if (seen.isGarbled()) {
      return PageState.GARBLED;
    }
    if (seen.hasLetters()) {
      return PageState.TEXT;
    }
    return marked || seen.hasSigns() ? PageState.UNREAD : PageState.BLANK;
  }
}
