package org.findbuch.extract.tika;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.findbuch.extract.page.SelfDescription;
import org.jspecify.annotations.Nullable;

/**
 * What Tika says that a file tells of itself. Its date is the day of its last change: an office
 * file is often made from an older one, whose first day it keeps.
 */
final class TikaDescription {
  private static final String[] AUTHORS = {
    "author", "dc.creator", "dcterms.creator", "citation_author"
  };
  private static final String[] DATES = {"dc.date", "dcterms.date", "date", "dcterms.modified"};
  private static final String[] LANGUAGES = {"dc.language", "content-language", "language"};

  private TikaDescription() {}

  static void add(Metadata metadata, SelfDescription said) {
    said.title(metadata.get(TikaCoreProperties.TITLE));
    for (String author : metadata.getValues(TikaCoreProperties.CREATOR)) {
      said.authors(author);
    }
    each(metadata, AUTHORS, said::authors);
    date(metadata, TikaCoreProperties.MODIFIED, said);
    date(metadata, TikaCoreProperties.CREATED, said);
    each(metadata, DATES, value -> said.date(day(value)));
    said.language(metadata.get(TikaCoreProperties.LANGUAGE));
    each(metadata, LANGUAGES, said::language);
  }

  /** Pages of the web write these names in any case. */
  private static void each(
      Metadata metadata, String[] names, java.util.function.Consumer<String> taken) {
    for (String wanted : names) {
      for (String name : metadata.names()) {
        if (name.equalsIgnoreCase(wanted) && metadata.get(name) != null) {
          taken.accept(metadata.get(name));
        }
      }
    }
  }

  private static void date(Metadata metadata, Property property, SelfDescription said) {
    said.date(day(metadata.get(property)));
  }

  private static @Nullable LocalDate day(@Nullable String moment) {
    if (moment == null || moment.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(moment.substring(0, 10));
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }
}
