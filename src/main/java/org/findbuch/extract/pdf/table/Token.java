package org.findbuch.extract.pdf.table;

import org.findbuch.document.Layout.WordBox;

/**
 * A word of a page.
 *
 * @param isBold whether it is set in bold type
 * @param scale how many times as high as its box its type is
 */
public record Token(WordBox box, boolean isBold, float scale) {
  /** Of the height of a word's box, this part is above the line that it stands on. */
  private static final float ABOVE = 0.8f;

  public int start() {
    return box.start();
  }

  public int end() {
    return box.end();
  }

  float left() {
    return box.x();
  }

  float right() {
    return box.x() + box.width();
  }

  float base() {
    return box.y() + ABOVE * box.height();
  }

  float size() {
    return scale * box.height();
  }

  /** Whether the other stands behind it on the same line of the text. */
  boolean isBefore(Token other, String text) {
    int newLine = text.indexOf('\n', end());
    return newLine < 0 || newLine >= other.start();
  }

  Token scaled(float other) {
    return new Token(box, isBold, other);
  }

  float middle() {
    return box.x() + box.width() / 2;
  }

  float centre() {
    return box.y() + box.height() / 2;
  }
}
