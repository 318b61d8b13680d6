package org.findbuch.extract.page;

import org.findbuch.document.PageState;

/**
 * What was read off a page, judged.
 *
 * @param quality how well the text can be read, in percent
 */
public record Written(String text, PageState state, int quality) {
  /** Something is on the page that nobody could read. */
  public static final Written UNREAD = new Written("", PageState.UNREAD, 0);

  /** The text of a page on which there are marks of any sort or none. */
  public static Written of(String text, boolean marked) {
    Legibility seen = Legibility.of(text);
    if (seen.isGarbled()) {
      return new Written(text, PageState.GARBLED, seen.quality());
    }
    if (seen.hasLetters()) {
      return new Written(text, PageState.TEXT, seen.quality());
    }
    boolean isUnread = marked || seen.hasSigns();
    return new Written(text, isUnread ? PageState.UNREAD : PageState.BLANK, isUnread ? 0 : 100);
  }

  /** A text that is one whatever it looks like. */
  public static Written known(String text) {
    return new Written(text, PageState.TEXT, Legibility.of(text).quality());
  }

  /** The text behind the picture of a page, as some program recognised it. */
  public Written behindPicture() {
    return state == PageState.TEXT && ScanText.of(text).isGarbled()
        ? new Written(text, PageState.GARBLED, quality)
        : this;
  }

  /** A text that stands beside a picture in which there may be more to read. */
  public Written besidePicture() {
    return state == PageState.TEXT ? new Written(text, PageState.UNREAD, 0) : this;
  }

  Written cut(int length) {
    boolean isText = state != PageState.BLANK && state != PageState.UNREAD;
    String left = text.substring(0, length);
    return new Written(left, state, isText ? Legibility.of(left).quality() : quality);
  }
}
