package org.findbuch.extract.ocr;

import java.awt.Rectangle;

/**
 * A word as tesseract tells it.
 *
 * @param paragraph counts on through the picture
 * @param line counts on through the picture
 * @param box in dots of the picture
 * @param confidence in percent
 */
record OcrWord(int paragraph, int line, Rectangle box, int confidence, String text) {
  long letters() {
    return text.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
