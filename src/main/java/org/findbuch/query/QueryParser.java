package org.findbuch.query;

import java.util.List;

/** Reads what was typed; whatever that is, there is a tree for it. */
public final class QueryParser {
  private QueryParser() {}

  /**
   * The tree of a text, and how anything unclear in it has been read.
   *
   * @throws QueryTooLongException for more than 512 characters or 64 terms, and nothing else
   */
  public static ParsedQuery parse(String text) {
    return new ParsedQuery(text, new Query.Everything(), List.of());
  }
}
