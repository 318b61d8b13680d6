package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.findbuch.archive.Archive;
import org.findbuch.archive.fixity.FixityState;
import org.findbuch.archive.store.Totals;
import org.findbuch.archive.store.Totals.Waiting;
import org.findbuch.document.Access;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.extract.Cage;
import org.findbuch.index.SearchIndex;
import org.findbuch.ingest.Disks;
import org.findbuch.ingest.OcrPace;

/** Says how the archive is. */
public final class StatusReading {
  private final Archive archive;
  private final SearchIndex index;
  private final Cage cage;
  private final Supplier<OcrPace> ocr;
  private final BooleanSupplier office;
  private final Disks disks;
  private final Readiness readiness;

  /**
   * Reads from these.
   *
   * @param cage what keeps files from reaching beyond their reader on this machine
   * @param ocr how text is recognised on this machine
   * @param office whether pages of office documents can be shown on this machine
   */
  public StatusReading(
      Archive archive,
      SearchIndex index,
      Cage cage,
      Supplier<OcrPace> ocr,
      BooleanSupplier office,
      Disks disks,
      Readiness readiness) {
    this.archive = archive;
    this.index = index;
    this.cage = cage;
    this.ocr = ocr;
    this.office = office;
    this.disks = disks;
    this.readiness = readiness;
  }

  /** How it is, as the reader may know it: the public learns nothing of what is not published. */
  public StatusView status(Access access) throws IOException {
    Totals totals = archive.totals();
    boolean staff = access == Access.STAFF;
    Coverage pages = staff ? totals.allPages() : totals.pages();
    SearchIndex.Generation generation = index.generation();
    Waiting waiting = staff ? totals.waiting() : totals.publicWaiting();
    long searchable = generation.complete() ? pages.searchable() - waiting.pages() : 0;
    return new StatusView(
        Version.number(),
        staff ? totals.states() : totals.publicStates(),
        staff ? totals.publications() : published(totals),
        pages.byState(),
        pages.pages(),
        searchable,
        pages.pages() == 0 ? 1 : (double) searchable / pages.pages(),
        new StatusView.IndexView(
            generation.name(),
            generation.complete(),
            Math.max(waiting.documents(), missing(generation, totals, access))),
        fixity(access, totals),
        disks.rooms(),
        cage.holds() ? "namespaces" : "process",
        ocr(staff ? totals.recognisable().all() : totals.recognisable().published()),
        office.getAsBoolean());
  }

  /** How many documents the index that is being built does not hold yet, if none answers. */
  private static long missing(SearchIndex.Generation generation, Totals totals, Access access) {
    if (generation.complete()) {
      return 0;
    }
    long all = sum(totals.states());
    long seen = access == Access.STAFF ? all : sum(totals.publicStates());
    return seen - seen * Math.min(all, generation.built()) / Math.max(1, all);
  }

  private static long sum(Map<State, Long> documents) {
    return documents.values().stream().mapToLong(Long::longValue).sum();
  }

  private StatusView.FixityView fixity(Access access, Totals totals) throws IOException {
    FixityState now = archive.fixity();
    long documents = sum(totals.states());
    List<String> damaged = new ArrayList<>();
    for (String key : now.damaged()) {
      Optional<Holding> holding =
          DocumentId.parse(key).isEmpty() ? Optional.empty() : archive.find(new DocumentId(key));
      if (access == Access.STAFF
          || holding.filter(h -> access.maySee(h.publication())).isPresent()) {
        damaged.add(key);
      }
    }
    return new StatusView.FixityView(
        now.days(),
        now.begun(),
        now.completed(),
        documents == 0 ? 1 : Math.min(1, (double) now.checked() / documents),
        damaged.stream().sorted().toList());
  }

  public Disks disks() {
    return disks;
  }

  public Readiness readiness() {
    return readiness;
  }

  private StatusView.OcrView ocr(long waiting) {
    OcrPace now = ocr.get();
    long minutes = waiting == 0 || !now.installed() ? 0 : now.minutes(waiting);
    return new StatusView.OcrView(now.installed(), waiting, minutes);
  }

  /** How text is recognised on this machine. */
  public OcrPace ocr() {
    return ocr.get();
  }

  /** Why no text is recognised, and the way out. */
  public Optional<String> ocrAdvice(Wording wording) {
    return ocr.get().installed() ? Optional.empty() : Optional.of(wording.text("ocr.missing"));
  }

  /** Why pages of office documents are not shown, and the way out. */
  public Optional<String> officeAdvice(Wording wording) {
    return office.getAsBoolean()
        ? Optional.empty()
        : Optional.of(wording.text(cage.holds() ? "office.missing" : "office.uncaged"));
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
