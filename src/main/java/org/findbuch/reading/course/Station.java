package org.findbuch.reading.course;

import org.findbuch.document.DocumentDate;
import org.jspecify.annotations.Nullable;

/**
 * A document in a course, or the conference, series or project that it goes back to.
 *
 * @param number in their order, from 1
 * @param status what has come of it, where it is a resolution and somebody has said so
 * @param language of a document; null of a conference
 * @param state what it is where it is not public, and null where it is
 */
public record Station(
    int number,
    Sort sort,
    String title,
    @Nullable String subtitle,
    String url,
    String kindLabel,
    @Nullable DocumentDate date,
    @Nullable String dateLabel,
    @Nullable String status,
    @Nullable String language,
    @Nullable String state) {

  /** What the picture of a course tells apart. */
  public enum Sort {
    /** The document whose course it is. */
    SUBJECT,
    DOCUMENT,
    EVALUATION,
    COLLECTION
  }

  Station at(int place) {
    return new Station(
        place, sort, title, subtitle, url, kindLabel, date, dateLabel, status, language, state);
  }
}
