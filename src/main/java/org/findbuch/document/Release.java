package org.findbuch.document;

import java.time.LocalDate;
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

  public static Release of(Publication publication) {
    return new Release(publication, null);
  }
}
