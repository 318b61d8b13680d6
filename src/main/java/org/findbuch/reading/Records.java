package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Reading;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Coverage;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Kind;
import org.findbuch.document.Language;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Progress;
import org.findbuch.document.Proposal;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.document.Tombstone;
import org.findbuch.extract.Proposer;
import org.findbuch.index.SearchResult;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.DocumentView.PagesView;
import org.findbuch.reading.DocumentView.ProposalView;
import org.findbuch.reading.DocumentView.Shown;
import org.findbuch.reading.DocumentView.TombstoneView;
import org.findbuch.reading.SearchView.Asked;
import org.findbuch.reading.SearchView.CollectionRef;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.SearchView.PassageView;
import org.findbuch.reading.SearchView.WhyView;
import org.jspecify.annotations.Nullable;

/** Makes views of holdings. */
record Records(Archive archive, Shelves shelves, Access access, Wording wording) {
  HitView hit(Holding holding, SearchResult.Hit hit, String query, @Nullable List<WhyView> why)
      throws IOException {
    DocumentDate date = holding.date();
    return new HitView(
        holding.id(),
        holding.title(),
        holding.subtitle(),
        Addresses.document(holding.id()),
        holding.kind(),
        wording.name(holding.kind()),
        date,
        date == null ? null : wording.date(date),
        holding.authors(),
        collection(holding.document().metadata().collection()),
        holding.language().code(),
        holding.format(),
        wording.name(holding.format()),
        holding.document().newest().bytes(),
        holding.publication(),
        holding.coverage().pages(),
        hit.score(),
        hit.matchingPages(),
        hit.passages().stream().map(passage -> passage(holding, passage, query)).toList(),
        hit.missing().stream().map(Asked::new).toList(),
        why,
        new TwinReading(archive, access, wording).of(holding, hit.twins()));
  }

  /** The records of some documents, in their order. */
  List<DocumentView> documents(List<Holding> holdings) throws IOException {
    boolean isAnyAlone = holdings.stream().anyMatch(Records::isInNoCollection);
    Proposer.Shelving shelving =
        new Proposer.Shelving(isAnyAlone ? archive.collections().all() : List.of());
    List<DocumentView> views = new ArrayList<>();
    for (Holding holding : holdings) {
      views.add(document(holding, shelving));
    }
    return views;
  }

  private static boolean isInNoCollection(Holding holding) {
    return holding.document().metadata().collection() == null;
  }

  private DocumentView document(Holding holding, Proposer.Shelving shelving) throws IOException {
    Document document = holding.document();
    Map<MetadataField, Shown> said = new EnumMap<>(MetadataField.class);
    for (MetadataField field : MetadataField.values()) {
      said.put(field, shown(holding, field));
    }
    Fault fault = fault(holding);
    return new DocumentView(
        holding.id(),
        Addresses.document(holding.id()),
        said,
        proposals(holding, shelving),
        holding.state(),
        fault,
        fault == null ? null : reason(fault),
        holding.publication(),
        document.embargoUntil(),
        document.version(),
        document.added(),
        document.changed(),
        pages(holding),
        document.originals().stream().map(o -> original(holding.id(), o)).toList(),
        new TwinReading(archive, access, wording).of(holding),
        related().pointers(holding),
        holding.gaps());
  }

  private Related related() {
    return new Related(archive, shelves, access, wording);
  }

  private Shown shown(Holding holding, MetadataField field) throws IOException {
    boolean isForAll = field != MetadataField.REFUSED || access == Access.STAFF;
    Object value = isForAll ? holding.shown(field) : null;
    boolean isProposed = holding.isProposed(field);
    return switch (value) {
      case null -> new Shown(field.isList() ? List.of() : null, null);
      case Language language -> new Shown(language.code(), label(language), isProposed);
      case CollectionId id -> {
        CollectionRef collection = collection(id);
        yield new Shown(collection, collection == null ? null : collection.title());
      }
      case List<?> _ when field == MetadataField.RELATIONS ->
          new Shown(related().relations(holding), null);
      case Object other -> new Shown(other, label(other), isProposed);
    };
  }

  /** What people read of a word for programs. */
  private @Nullable String label(Object value) throws IOException {
    return switch (value) {
      case CollectionId id -> title(id);
      case Kind kind -> wording.name(kind);
      case DocumentDate date -> wording.date(date);
      case ResolutionStatus status -> wording.name(status);
      case Language language -> wording.languageName(language.code());
      default -> null;
    };
  }

  /**
   * Of all fields that nobody has said anything of, but for what was refused; what is not sure, as
   * the account of whoever typed the text, is for staff.
   */
  private List<ProposalView> proposals(Holding holding, Proposer.Shelving shelving)
      throws IOException {
    List<Proposal> all = new ArrayList<>(holding.proposals());
    if (isInNoCollection(holding)) {
      Optional<Proposal> shelf = shelving.proposal(holding).filter(holding::isOpen);
      if (shelf.isPresent() && isShown(shelf.get())) {
        all.add(shelf.get());
      }
    }
    List<ProposalView> views = new ArrayList<>();
    for (Proposal one : all) {
      boolean isSurest =
          one.isShown()
              && all.stream().filter(other -> other.field() == one.field()).findFirst().stream()
                  .anyMatch(one::equals);
      if (isSurest || access == Access.STAFF) {
        views.add(
            new ProposalView(
                one.field(),
                one.words(),
                label(one.value()),
                one.source(),
                wording.name(one.source()),
                one.confidence(),
                isSurest && !one.field().isForPeople()));
      }
    }
    return views;
  }

  private boolean isShown(Proposal shelf) throws IOException {
    return shelf.value() instanceof CollectionId id && shelves.shown(id).isPresent();
  }

  OriginalView original(DocumentId id, Original original) {
    return new OriginalView(
        original.number(),
        original.name(),
        original.format(),
        wording.name(original.format()),
        original.format().mediaType(),
        original.bytes(),
        original.sha256().hex(),
        original.received(),
        Addresses.original(id, original.number()),
        original.format().hasMacros() ? wording.text("warning.macros") : null);
  }

  @Nullable CollectionRef collection(@Nullable CollectionId id) throws IOException {
    if (id == null) {
      return null;
    }
    Optional<Collection> known = archive.collections().follow(id);
    return new CollectionRef(known.map(Collection::id).orElse(id), title(id));
  }

  private String title(CollectionId id) throws IOException {
    return archive.collections().follow(id).map(Collection::title).orElse(id.value());
  }

  /** A hit's passages stand on the newest original, whose unit names the place. */
  private PassageView passage(Holding holding, SearchResult.Passage passage, String query) {
    return new PassageView(
        passage.page(),
        wording.place(holding.format().unit(), passage.label()),
        Addresses.page(holding.id(), passage.page(), query),
        passage.text(),
        passage.marks(),
        PageView.BlockView.of(passage.structure(), passage.text()));
  }

  /** Why nothing of it was read, or not all. */
  private @Nullable Fault fault(Holding holding) throws IOException {
    if (holding.progress() instanceof Progress.Unreadable(Fault fault)) {
      return fault;
    }
    if (!holding.coverage().truncated()) {
      return null;
    }
    return archive.reading(holding.document().newest()).map(Reading::cutShort).orElse(null);
  }

  /** What can be done about it concerns those alone who can. */
  private String reason(Fault fault) {
    return access == Access.STAFF ? wording.fault(fault) : wording.reason(fault);
  }

  private PagesView pages(Holding holding) throws IOException {
    Coverage coverage = holding.coverage();
    int without = coverage.unread() + coverage.garbled();
    boolean waits = without > 0 && archive.queue().isUnrecognised(holding.id());
    return new PagesView(
        coverage.pages(),
        coverage.searchable(),
        coverage.text(),
        coverage.ocr(),
        coverage.garbled(),
        coverage.blank(),
        coverage.unread(),
        waits ? without : 0,
        coverage.truncated());
  }

  /** What is said of one that was taken back. */
  Optional<TombstoneView> tombstone(Holding holding) {
    Tombstone stone = holding.document().tombstone();
    return stone == null || !(stone.shown() || access == Access.STAFF)
        ? Optional.empty()
        : Optional.of(
            new TombstoneView(
                holding.id(),
                holding.publication(),
                stone.since(),
                stone.reason(),
                stone.named() ? holding.title() : null,
                stone.named() ? holding.date() : null));
  }
}
