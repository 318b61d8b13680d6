package org.findbuch.query;

import org.findbuch.document.Coded;

/** How much of what stands side by side without operators a document must have. */
public enum Match implements Coded {
  /** Every word. */
  ALL,
  /** Every word, or else most of what matters; those with every word are first. */
  MOST;

  /**
   * What holds where nothing else is said: hits that lack a word need an order that puts them last.
   */
  public static Match usual(Sort sort) {
    return sort == Sort.RELEVANCE ? MOST : ALL;
  }
}
