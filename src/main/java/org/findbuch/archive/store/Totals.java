package org.findbuch.archive.store;

import java.util.Map;
import org.findbuch.document.Coverage;
import org.findbuch.document.Publication;
import org.findbuch.document.State;

/**
 * Counts over the whole archive.
 *
 * @param publicStates of published documents only
 * @param pages of published documents only
 * @param allPages of all documents
 * @param publicWaiting of published documents only
 */
public record Totals(
    Map<State, Long> states,
    Map<State, Long> publicStates,
    Map<Publication, Long> publications,
    Coverage pages,
    Coverage allPages,
    Waiting publicWaiting,
    Waiting waiting,
    Recognisable recognisable) {

  /**
   * Pages that wait for their text to be recognised.
   *
   * @param published of published documents
   * @param all of all documents
   */
  public record Recognisable(long published, long all) {}

  /**
   * What the index has not seen.
   *
   * @param documents whose newest change is not in it yet
   * @param pages with text, of documents that were never in it
   */
  public record Waiting(long documents, long pages) {
    public static final Waiting NOTHING = new Waiting(0, 0);

    public Waiting plus(Waiting other) {
      return new Waiting(documents + other.documents, pages + other.pages);
    }
  }

  public long waitingForIndex() {
    return waiting.documents();
  }

  public Totals {
    states = Map.copyOf(states);
    publicStates = Map.copyOf(publicStates);
    publications = Map.copyOf(publications);
  }
}
