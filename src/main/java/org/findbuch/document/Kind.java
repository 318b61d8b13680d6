package org.findbuch.document;

/** What sort of document it is. */
public enum Kind implements Coded {
  DOCUMENTATION,
  REPORT,
  PUBLICATION,
  PRESENTATION,
  PROGRAMME,
  MINUTES,
  RESOLUTION,
  EVALUATION,
  PROJECT,
  FLYER,
  OTHER
}
