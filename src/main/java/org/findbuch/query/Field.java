package org.findbuch.query;

import org.findbuch.document.Coded;

/** The parts of a record that a query can be limited to, by the name it is typed with. */
public enum Field implements Coded {
  TITLE,
  AUTHOR,
  TOPIC,
  PLACE,
  KIND,
  COLLECTION
}
