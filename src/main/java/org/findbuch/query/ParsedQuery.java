package org.findbuch.query;

import java.util.List;

/** The tree of what was typed, and how anything unclear in it has been read. */
public record ParsedQuery(Query query, List<Notice> notices) {
  public ParsedQuery {
    notices = List.copyOf(notices);
  }
}
