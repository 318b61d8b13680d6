package org.findbuch.web.adding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Edition;
import org.findbuch.document.Access;
import org.findbuch.document.Coverage;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Progress;
import org.findbuch.document.Publication;
import org.findbuch.document.Tombstone;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Additions;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.reading.Library;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Act;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Outcome;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;

/**
 * How far the files of a batch are at this moment.
 *
 * @param recognises whether the program that recognises text is there
 */
record BatchReading(
    Additions additions, Archive archive, Accounts accounts, BooleanSupplier recognises) {
  static final String SETTLED = "settled";
  private static final int MOST_ACTS = 1_000;

  /**
   * One file.
   *
   * @param offset how many bytes of it are there
   * @param holding of the document that it became or equals
   * @param text says what is to be known or done, in a sentence; or null
   */
  record Line(
      BatchFile file, Step step, long offset, @Nullable Holding holding, @Nullable String text) {
    /** Of the document that somebody can look after: of an erased one nothing is left to do. */
    @Nullable Holding kept() {
      return isErased(holding) ? null : holding;
    }

    String label(PageTexts texts) {
      return texts.say("adding.step." + step.code());
    }
  }

  /** All files of a batch. */
  List<Line> lines(Exchange exchange, String batch) throws IOException {
    return lines(exchange, additions.batches().files(batch));
  }

  List<Line> lines(Exchange exchange, List<BatchFile> files) throws IOException {
    Map<DocumentId, Holding> holdings =
        archive.find(
            files.stream().map(BatchFile::document).filter(Objects::nonNull).distinct().toList());
    List<Line> lines = new ArrayList<>();
    for (BatchFile file : files) {
      DocumentId id = file.document();
      lines.add(line(exchange, file, id == null ? null : holdings.get(id)));
    }
    return lines;
  }

  /** The numbers of those that somebody has to look after or to decide about. */
  Set<Integer> pressing(List<Line> lines) throws IOException {
    Map<DocumentId, List<Edition>> editions =
        archive.editions().of(lines.stream().flatMap(line -> becameOf(line).stream()).toList());
    Set<Integer> pressing = new HashSet<>();
    for (Line line : lines) {
      boolean isOpen = line.file().choice() == null && line.kept() != null;
      if (line.step().isPressing()
          || (isOpen && (line.step() == Step.DUPLICATE || hasTwin(line, editions)))) {
        pressing.add(line.file().number());
      }
    }
    return pressing;
  }

  private static boolean hasTwin(Line line, Map<DocumentId, List<Edition>> editions) {
    return becameOf(line).stream()
        .flatMap(holding -> editions.getOrDefault(holding.id(), List.of()).stream())
        .anyMatch(
            edition -> !edition.said() && Access.STAFF.maySee(edition.holding().publication()));
  }

  /** The document that a file has become, if somebody can look after it. */
  private static Optional<Holding> becameOf(Line line) {
    return line.file().outcome() == Outcome.STORED
        ? Optional.ofNullable(line.kept())
        : Optional.empty();
  }

  /** How far a batch is altogether. */
  static String going(List<Line> lines) {
    if (lines.stream().anyMatch(line -> line.step().isComing())) {
      return "coming";
    }
    return lines.stream().anyMatch(line -> line.step().isUnderWay()) ? "under-way" : SETTLED;
  }

  private Line line(Exchange exchange, BatchFile file, @Nullable Holding holding)
      throws IOException {
    long offset = additions.offset(file);
    Step step = step(file, offset, holding);
    return new Line(file, step, offset, holding, text(exchange, file, step, offset, holding));
  }

  private Step step(BatchFile file, long offset, @Nullable Holding holding) throws IOException {
    return switch (file.outcome()) {
      case COMING -> coming(file, offset);
      case REJECTED -> Step.REJECTED;
      case ERASED -> Step.ERASED;
      case UNFOLDED -> Step.UNFOLDED;
      case DUPLICATE -> isErased(holding) ? Step.ERASED : Step.DUPLICATE;
      case STORED -> holding == null ? Step.DELETED : stored(holding);
    };
  }

  private Step coming(BatchFile file, long offset) {
    boolean isWhole = file.bytes() == offset && offset > 0;
    if (additions.isBusy(file)) {
      return isWhole ? Step.TAKING : Step.COMING;
    }
    if (isWhole) {
      return Step.NOT_TAKEN;
    }
    return additions.isBrokenOff(file) ? Step.BROKEN_OFF : Step.WAITING;
  }

  private static boolean isErased(@Nullable Holding holding) {
    return holding != null && holding.publication() == Publication.ERASED;
  }

  private Step stored(Holding holding) throws IOException {
    if (holding.publication().leavesTombstone()) {
      return isErased(holding) ? Step.DELETED : Step.WITHDRAWN;
    }
    return switch (holding.progress()) {
      case Progress.Received _ -> Step.READING;
      case Progress.Unreadable _ -> Step.UNREADABLE;
      case Progress.Searchable _ -> searchable(holding);
    };
  }

  private Step searchable(Holding holding) throws IOException {
    if (missing(holding) == 0 || !archive.queue().isUnrecognised(holding.id())) {
      return Step.SEARCHABLE;
    }
    return recognises.getAsBoolean() ? Step.RECOGNISING : Step.UNRECOGNISED;
  }

  private static int missing(Holding holding) {
    return holding.coverage().unread() + holding.coverage().garbled();
  }

  private @Nullable String text(
      Exchange exchange, BatchFile file, Step step, long offset, @Nullable Holding holding)
      throws IOException {
    PageTexts texts = exchange.texts();
    Wording wording = Wording.of(texts.language());
    String key = "adding.text." + step.code();
    return switch (step) {
      case COMING, BROKEN_OFF -> coming(texts, key, file, offset);
      case RECOGNISING -> {
        // Pages that turn out to be blank are done, too: the sum is the same all the time.
        Coverage coverage = holding == null ? Coverage.NONE : holding.coverage();
        int pictures = coverage.pages() - coverage.text();
        yield texts.say(key, holding == null ? 0 : pictures - missing(holding), pictures);
      }
      case UNRECOGNISED -> texts.say(key, holding == null ? 0 : missing(holding));
      case UNREADABLE ->
          holding != null && holding.progress() instanceof Progress.Unreadable(Fault fault)
              ? wording.fault(fault)
              : null;
      case REJECTED -> file.fault() == null ? null : wording.fault(file.fault());
      case DUPLICATE -> holding == null ? texts.say(key + ".gone") : duplicate(texts, holding);
      case ERASED, DELETED, WITHDRAWN -> gone(texts, key, holding);
      case WAITING -> offset == 0 ? null : coming(texts, "adding.text.coming", file, offset);
      case NOT_TAKEN, UNFOLDED -> texts.say(key);
      case TAKING, READING, SEARCHABLE -> null;
    };
  }

  private static String coming(PageTexts texts, String key, BatchFile file, long offset) {
    return file.bytes() <= 0
        ? texts.say(key + ".unknown")
        : texts.say(key, texts.size(offset), texts.size(file.bytes()));
  }

  /** When and why a document was taken back. */
  private static String gone(PageTexts texts, String key, @Nullable Holding holding) {
    Tombstone stone = holding == null ? null : holding.document().tombstone();
    return stone == null
        ? texts.say(key)
        : texts.say(key + ".reason", texts.day(stone.since()), stone.reason());
  }

  /** Who added the document that has the same bytes, and when. */
  private String duplicate(PageTexts texts, Holding holding) throws IOException {
    String day = texts.day(holding.document().added());
    Optional<String> who =
        accounts.acts(holding.id().value(), MOST_ACTS).stream()
            .filter(act -> act.act().equals("add"))
            .map(Act::who)
            .reduce((_, first) -> first);
    return who.isPresent()
        ? texts.say("adding.text.duplicate", day, who.get())
        : texts.say("adding.text.duplicate.somebody", day);
  }

  /** The name of the file that a document has got since one of a batch became it, or null. */
  static @Nullable String newer(Line line) {
    Holding kept = becameOf(line).orElse(null);
    if (kept == null) {
      return null;
    }
    List<Original> files = kept.document().originals();
    String path = line.file().path();
    String name = files.getLast().name();
    return files.size() == 1 || name.equals(path.substring(path.lastIndexOf('/') + 1))
        ? null
        : name;
  }

  /** What has nearly the same text as a file that has become a document. */
  static List<TwinView> twins(Library library, Line line) throws IOException {
    Holding kept = becameOf(line).orElse(null);
    return kept == null
        ? List.of()
        : library.document(kept.id()).map(view -> view.twins()).orElse(List.of());
  }
}
