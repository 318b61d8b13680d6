package org.findbuch.reading;

import java.util.Map;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.State;

/**
 * How the archive is, as {@code /api/status} gives it. Counts of what is not published are only for
 * staff.
 *
 * @param documents by state
 * @param pages of published documents, by state of their text
 * @param searchablePages how many of them a search can look into
 * @param index generation that answers
 */
public record StatusView(
    String version,
    Map<State, Long> documents,
    Map<Publication, Long> publications,
    Map<PageState, Long> pages,
    long totalPages,
    long searchablePages,
    double searchableShare,
    IndexView index,
    String cage) {

  /**
   * The index that answers.
   *
   * @param waiting documents whose newest change is not in it yet
   */
  public record IndexView(String generation, boolean complete, long waiting) {}
}
