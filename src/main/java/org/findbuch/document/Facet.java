package org.findbuch.document;

/** What a search can be narrowed by. */
public enum Facet implements Coded {
  KIND,
  YEAR,
  COLLECTION,
  TOPIC,
  CRITERION,
  FORM,
  AUDIENCE,
  PLACE,
  AUTHOR,
  PUBLISHER,
  LANGUAGE,
  FORMAT,
  LICENCE
}
