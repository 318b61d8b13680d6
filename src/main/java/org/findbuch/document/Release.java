package org.findbuch.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a document from now on, and until when if that ends by itself.
 *
 * @param until the day that publishes an embargoed document; null when somebody has to
 */
public record Release(Publication publication, @Nullable LocalDate until) {
  public Release {
    if (until != null && publication != Publication.EMBARGOED) {
      throw new IllegalArgumentException(publication + " until " + until + ", but nothing ends it");
    }
  }

  /**
   * The day of a text like 2030-01-31.
   *
   * @throws DateTimeParseException for any other text, also a day whose year has not four digits
   */
  public static LocalDate day(String text) {
    if (text.length() != "2030-01-31".length()) {
      throw new DateTimeParseException("not a day", text, 0);
    }
    return LocalDate.parse(text);
  }

  public static Release of(Publication publication) {
    return new Release(publication, null);
  }
}
