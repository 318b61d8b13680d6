package org.findbuch.document;

/** What became of the text of one page. */
public enum PageState implements Coded {
  TEXT,
  /** Recognised from a picture. */
  OCR,
  /** There are characters, but they are not what a reader sees. */
  GARBLED,
  /** Nothing is on it. */
  BLANK,
  /** Something is on it that is no text yet; a few words may stand beside it. */
  UNREAD;

  /** Whether a search can look into such a page; a blank one hides nothing from it. */
  public boolean isSearchable() {
    return this == TEXT || this == OCR || this == BLANK;
  }
}
