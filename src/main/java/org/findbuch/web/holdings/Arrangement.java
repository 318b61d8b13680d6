package org.findbuch.web.holdings;

import java.util.List;
import org.findbuch.document.Coded;

/** How picture and text of a page are arranged; its code stands in the address as {@code view}. */
public enum Arrangement implements Coded {
  /** Side by side where there is room. */
  BESIDE("(min-width: 56rem) 35rem, 100vw"),
  /** The picture as wide as the sheet, the text below. */
  LARGE("(min-width: 66rem) 64rem, 100vw"),
  /** Wider than the sheet, to be moved within it. */
  LARGEST("108rem"),
  /** This page and its neighbour, as an open book has them. */
  TWO("(min-width: 66rem) 31rem, 100vw");

  private final String sizes;

  Arrangement(String sizes) {
    this.sizes = sizes;
  }

  /** How wide the picture is shown, as {@code sizes} of an image says it. */
  public String sizes() {
    return sizes;
  }

  /** An address of a page with this arrangement in it. */
  public String in(String address) {
    if (this == BESIDE) {
      return address;
    }
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "view=" + code();
  }

  /** The pages that are shown where one is asked for: in a book even ones stand at the left. */
  List<Integer> around(int page, int count) {
    int left = page - page % 2;
    if (this != TWO || left == 0) {
      return List.of(page);
    }
    return left < count ? List.of(left, left + 1) : List.of(left);
  }
}
