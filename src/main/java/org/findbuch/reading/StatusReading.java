package org.findbuch.reading;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.Access;
import org.findbuch.document.Coverage;
import org.findbuch.document.Publication;
import org.findbuch.extract.Cage;
import org.findbuch.index.SearchIndex;

/** Says how the archive is. */
public final class StatusReading {
  private final Archive archive;
  private final SearchIndex index;
  private final Cage cage;

  /**
   * Reads from these.
   *
   * @param cage what keeps files from reaching beyond their reader on this machine
   */
  public StatusReading(Archive archive, SearchIndex index, Cage cage) {
    this.archive = archive;
    this.index = index;
    this.cage = cage;
  }

  /** How it is, as the reader may know it: the public learns nothing of what is not published. */
  public StatusView status(Access access) throws IOException {
    Totals totals = archive.totals();
    boolean staff = access == Access.STAFF;
    Coverage pages = staff ? totals.allPages() : totals.pages();
    SearchIndex.Generation generation = index.generation();
    return new StatusView(
        Version.number(),
        staff ? totals.states() : totals.publicStates(),
        staff ? totals.publications() : published(totals),
        pages.byState(),
        pages.pages(),
        pages.searchable(),
        pages.pages() == 0 ? 1 : (double) pages.searchable() / pages.pages(),
        new StatusView.IndexView(
            generation.name(), generation.complete(), staff ? totals.waitingForIndex() : 0),
        cage.holds() ? "namespaces" : "process");
  }

  /** Why files are read with less protection than there could be, and the way out. */
  public Optional<String> cageAdvice(Wording wording) {
    return cage.holds() ? Optional.empty() : Optional.of(wording.name(cage));
  }

  private static Map<Publication, Long> published(Totals totals) {
    return Map.of(
        Publication.PUBLISHED, totals.publications().getOrDefault(Publication.PUBLISHED, 0L));
  }
}
