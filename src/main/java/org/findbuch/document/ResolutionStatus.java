package org.findbuch.document;

/** What has come of a resolution. */
public enum ResolutionStatus implements Coded {
  OPEN,
  IN_PROGRESS,
  DONE,
  DROPPED
}
