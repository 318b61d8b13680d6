package org.findbuch.document;

import java.util.regex.Pattern;

/** What a format calls the places that a reader is sent to. */
public enum Unit implements Coded {
  PAGE,
  SLIDE,
  SHEET,
  /** A stretch of about a page, where the format has no pages of its own. */
  SECTION,
  /** A stretch of what was recorded, called by the time at which it begins. */
  TIME,
  /** A letter or one of the files that came with it, called by its name. */
  PART;

  private static final Pattern FILE = Pattern.compile("\\S.*\\.\\p{L}\\p{Alnum}{1,4}( · .*)?");

  /** What the place with this label is: a file that lies within another is called by its name. */
  public Unit at(String label) {
    return FILE.matcher(label).matches() ? PART : this;
  }

  /** Whether a place is called by its name, so that its number among all says nothing. */
  public boolean isNamed() {
    return this == SHEET || this == TIME || this == PART;
  }
}
