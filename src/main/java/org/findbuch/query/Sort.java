package org.findbuch.query;

import org.findbuch.document.Coded;

/** In which order hits stand. Ties are broken by date, newest first, then by id. */
public enum Sort implements Coded {
  RELEVANCE,
  NEWEST,
  OLDEST,
  TITLE
}
