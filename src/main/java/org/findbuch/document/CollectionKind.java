package org.findbuch.document;

/** What holds documents together. */
public enum CollectionKind implements Coded {
  CONFERENCE,
  SERIES,
  PROJECT
}
