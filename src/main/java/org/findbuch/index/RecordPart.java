package org.findbuch.index;

import org.findbuch.document.Coded;

/** The parts of a record in which a word can be found. */
public enum RecordPart implements Coded {
  TITLE,
  SUBTITLE,
  DESCRIPTION,
  FILE,
  AUTHORS,
  TOPICS,
  PLACES,
  COLLECTIONS,
  KINDS
}
