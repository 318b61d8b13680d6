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
 * @param waitingForIndex documents whose newest change is not in the index yet
 */
public record Totals(
    Map<State, Long> states,
    Map<State, Long> publicStates,
    Map<Publication, Long> publications,
    Coverage pages,
    Coverage allPages,
    long waitingForIndex) {
  public Totals {
    states = Map.copyOf(states);
    publicStates = Map.copyOf(publicStates);
    publications = Map.copyOf(publications);
  }
}
