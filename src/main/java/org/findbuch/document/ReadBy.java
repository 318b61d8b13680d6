package org.findbuch.document;

/** Which program read the text of a page. */
public enum ReadBy implements Coded {
  FINDBUCH,
  /** The second reader of PDFs, where it made more of the page. */
  PDFBOX,
  /** Recognised from the picture of the page. */
  TESSERACT
}
