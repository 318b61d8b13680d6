package org.findbuch.document;

/** How one document refers to another or to a collection. */
public enum RelationType implements Coded {
  IS_EVALUATION_OF,
  IS_RESOLUTION_OF,
  FOLLOWS_UP,
  IS_PART_OF,
  REPLACES,
  IS_VERSION_OF,

  /** However alike the texts are, they are two things. */
  DIFFERS_FROM
}
