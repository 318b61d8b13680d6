package org.findbuch.web.publishing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.jspecify.annotations.Nullable;

/**
 * The day on which something is to be published, as it was typed.
 *
 * @param wrong key of the sentence that says what is wrong with it, or null
 */
record Days(Release release, @Nullable String wrong) {
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");
  private static final Release NEVER = Release.of(Publication.EMBARGOED);

  static Days of(String typed) {
    try {
      LocalDate day = Release.day(typed);
      return day.isAfter(LocalDate.now(HERE))
          ? new Days(new Release(Publication.EMBARGOED, day), null)
          : new Days(NEVER, "record.plan.past");
    } catch (DateTimeException none) {
      return new Days(NEVER, "record.plan.wrong");
    }
  }
}
