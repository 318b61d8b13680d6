package org.findbuch.document;

/** What a format calls the places that a reader is sent to. */
public enum Unit implements Coded {
  PAGE,
  SLIDE,
  SHEET,
  /** A stretch of about a page, where the format has no pages of its own. */
  SECTION
}
