package org.findbuch.extract.ocr;

import java.io.IOException;

/** Tesseract could not be started, or not be given a picture: no fault of the page. */
final class NotStartedException extends IOException {
  NotStartedException(IOException cause) {
    super(cause);
  }
}
