package org.findbuch.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file tells of itself: a stand-in wherever nobody has said better. */
public record Found(
    @Nullable String title,
    List<String> authors,
    @Nullable DocumentDate date,
    @Nullable Language language) {

  public static final Found NOTHING = new Found(null, List.of(), null, null);

  public Found {
    authors = List.copyOf(authors);
  }
}
