package org.findbuch.query;

/** More was typed than is searched for at once. */
public final class QueryTooLongException extends RuntimeException {
  private final Limit limit;
  private final int actual;

  /** Which of the two limits was passed. */
  public enum Limit {
    CHARACTERS,
    TERMS
  }

  public QueryTooLongException(Limit limit, int actual, int most) {
    super("query of " + actual + " " + limit + ", at most " + most);
    this.limit = limit;
    this.actual = actual;
  }

  public Limit limit() {
    return limit;
  }

  public int actual() {
    return actual;
  }
}
