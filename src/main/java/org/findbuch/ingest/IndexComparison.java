package org.findbuch.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.State;
import org.findbuch.index.SearchIndex;
import org.jspecify.annotations.Nullable;

/** What is damaged in the index, is missing there, stale, or should not be there. */
public final class IndexComparison {
  /** More of them say nothing new. */
  private static final int MOST_WAITING = 10_000;

  private final Archive archive;
  private final SearchIndex index;
  private final @Nullable String failing;
  private final Findings findings;

  /** Takes what a comparison finds. */
  public interface Findings {
    /**
     * Takes a fault.
     *
     * @param id null where it is one of the index itself
     */
    void found(Damage damage, @Nullable DocumentId id);
  }

  /**
   * @param failing why nothing comes into the index at present, if nothing does
   */
  IndexComparison(Archive archive, SearchIndex index, @Nullable String failing, Findings findings) {
    this.archive = archive;
    this.index = index;
    this.failing = failing;
    this.findings = findings;
  }

  /** Of files first: what is read from damaged ones says nothing. */
  void all() throws IOException {
    Map<Path, String> damaged = index.damaged(true);
    damaged.forEach(
        (file, wrong) ->
            findings.found(new Damage(Damage.Type.INDEX_DAMAGED, file.toString(), wrong), null));
    if (failing != null) {
      for (Holding holding : archive.queue().unindexed(MOST_WAITING)) {
        found(Damage.Type.NOT_INDEXED, holding.id(), "waits for the index: " + failing);
      }
    }
    if (damaged.isEmpty()) {
      documents();
    }
  }

  /** The documents alone. */
  void documents() throws IOException {
    Map<DocumentId, SearchIndex.Entry> indexed = new HashMap<>(index.entries());
    archive.each(
        DocumentFilter.all(Access.STAFF),
        holding -> compare(holding, Optional.ofNullable(indexed.remove(holding.id()))));
    for (DocumentId id : indexed.keySet()) {
      report(Damage.Type.INDEX_STRAY, id, "no such document");
    }
  }

  private void compare(Holding holding, Optional<SearchIndex.Entry> entry) throws IOException {
    if (holding.state() == State.RECEIVED) {
      return;
    }
    Optional<Access> shelf = Entries.shelf(holding.publication());
    if (shelf.isPresent() && entry.isEmpty()) {
      report(Damage.Type.NOT_INDEXED, holding.id(), "is missing in the index");
    } else if (entry.isPresent() && !Optional.of(entry.get().shelf()).equals(shelf)) {
      report(
          Damage.Type.INDEX_STRAY,
          holding.id(),
          "is " + holding.publication().code() + " and stands with " + entry.get().shelf());
    } else if (entry.isPresent() && entry.get().stamp() != holding.stamp()) {
      report(Damage.Type.INDEX_STALE, holding.id(), "has changed since it was indexed");
    }
  }

  /** What is on its way into the index is not a fault yet. */
  private void report(Damage.Type type, DocumentId id, String detail) throws IOException {
    if (archive.queue().waiting(Set.of(id)).isEmpty()) {
      found(type, id, detail);
    }
  }

  private void found(Damage.Type type, DocumentId id, String detail) {
    findings.found(new Damage(type, id.value(), detail), id);
  }
}
