package org.findbuch.document;

/** A field was given a value that it cannot have. The sentence for it is in the user's language. */
public final class WrongValueException extends RuntimeException {
  private final String field;
  private final String value;
  private final Expected expected;

  /** What would have been right. */
  public enum Expected implements Coded {
    KIND,
    DATE,
    /** A day that the calendar has. */
    EXISTING_DAY,
    /** An interval that ends after it begins. */
    ORDERED_DAYS,
    /** A year that a document can be from. */
    LIKELY_YEAR,
    DAY,
    COLLECTION,
    LANGUAGE,
    STATUS,
    PUBLICATION,
    RELATION,
    /** Lines of an agenda. */
    AGENDA,
    ONE_VALUE,
    /** A title of at most {@link Typed#LONGEST_TITLE} characters. */
    SHORT_TITLE,
    NO_SUCH_FIELD
  }

  public WrongValueException(String field, String value, Expected expected) {
    super(field + " \"" + value + "\": expected " + expected.code());
    this.field = field;
    this.value = value;
    this.expected = expected;
  }

  public String field() {
    return field;
  }

  public String value() {
    return value;
  }

  public Expected expected() {
    return expected;
  }
}
