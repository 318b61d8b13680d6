package org.findbuch.web.publishing;

import java.time.LocalDate;
import java.time.ZoneId;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.jspecify.annotations.Nullable;

/**
 * The day on which something is to be published, as it was typed.
 *
 * @param wrong key of the sentence that says what is wrong with it, or null
 */
record Days(Release release, @Nullable String wrong) {
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

  static Days of(String typed) {
    if (typed.isBlank()) {
      return wrong("record.plan.none");
    }
    try {
      LocalDate day = TypedDate.day("until", typed);
      return day.isAfter(LocalDate.now(HERE))
          ? new Days(new Release(Publication.EMBARGOED, day), null)
          : wrong("record.plan.past");
    } catch (WrongValueException no) {
      return wrong("record.wrong." + no.expected().code());
    }
  }

  private static Days wrong(String key) {
    return new Days(Release.of(Publication.EMBARGOED), key);
  }
}
