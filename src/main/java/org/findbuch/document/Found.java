package org.findbuch.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file tells of itself: a stand-in wherever nobody has said better.
 *
 * @param outline only while it is read; afterwards it stands beside its pages
 */
public record Found(
    @Nullable String title,
    List<String> authors,
    @Nullable DocumentDate date,
    @Nullable Language language,
    DocumentOutline outline) {

  public static final Found NOTHING = new Found(null, List.of(), null, null);

  public Found {
    authors = List.copyOf(authors);
  }

  /** Without an outline. */
  public Found(
      @Nullable String title,
      List<String> authors,
      @Nullable DocumentDate date,
      @Nullable Language language) {
    this(title, authors, date, language, DocumentOutline.NONE);
  }

  public Found outlined(DocumentOutline other) {
    return new Found(title, authors, date, language, other);
  }
}
