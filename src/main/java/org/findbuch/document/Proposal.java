package org.findbuch.document;

import java.util.List;

/**
 * A value that is proposed for a field: what a file says of itself, or what was read in it. It
 * stands in where no person has said anything, and only as proposed.
 *
 * @param value of the type that {@link Metadata} has for the field
 * @param confidence how sure it is, in percent
 */
public record Proposal(MetadataField field, Object value, Source source, int confidence) {
  /** What is less sure is kept for people to choose from, and shown nowhere by itself. */
  public static final int SHOWN = 50;

  /** Where it was found. */
  public enum Source implements Coded {
    /** The properties of the file. */
    METADATA,
    FIRST_PAGE,
    /** A page that says who made the document, when, and what others may do with it. */
    IMPRINT,
    /** What stands under a heading of that name. */
    HEADING,
    TEXT,
    FILE_NAME,
    /** In which its file lay when it came in. */
    FOLDER,
    FORMAT
  }

  public Proposal {
    if (confidence < 1 || confidence > 100) {
      throw new IllegalArgumentException(field + " with " + confidence + " %, expected 1 to 100");
    }
    value = value instanceof List<?> list ? List.copyOf(list) : value;
  }

  public boolean isShown() {
    return confidence >= SHOWN;
  }

  /** The value in words, several parted by semicolons: as a person would type it. */
  public String words() {
    return switch (value) {
      case List<?> list -> String.join("; ", list.stream().map(Object::toString).toList());
      case Coded word -> word.code();
      default -> value.toString();
    };
  }
}
