package org.findbuch.web.adding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.document.RelationType;
import org.findbuch.editing.Choices;
import org.findbuch.reading.CollectionView;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Choice;
import org.findbuch.staff.BatchFile.Outcome;
import org.findbuch.web.adding.AddPages.BatchPage.Count;
import org.findbuch.web.adding.AddPages.BatchPage.Narrowing;
import org.findbuch.web.adding.AddPages.BatchPage.Row;
import org.findbuch.web.adding.BatchReading.Line;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.page.Visibility;
import org.jspecify.annotations.Nullable;

/** What the page of a batch says of it and of each of its files. */
record BatchRows(Exchange exchange, Archive archive, Batch batch, Tried tried) {

  /** A row and what was typed there in vain; the row is 0 where nothing was. */
  record Tried(int row, String typed) {}

  /** What was said of all files, in words; null where nothing was. */
  @Nullable String defaults() throws IOException {
    List<String> said = new ArrayList<>();
    Batch.Defaults defaults = batch.defaults();
    if (defaults.collection() != null) {
      said.add(
          exchange
              .library()
              .shelves()
              .find(defaults.collection())
              .map(CollectionView::title)
              .orElse(defaults.collection().value()));
    }
    if (defaults.date() != null) {
      said.add(exchange.library().wording().date(defaults.date()));
    }
    if (defaults.licence() != null) {
      said.add(defaults.licence());
    }
    return said.isEmpty() ? null : String.join(" · ", said);
  }

  /** How many files are how far. */
  List<Count> counts(List<Line> lines) {
    Map<Step, Long> counts = new EnumMap<>(Step.class);
    lines.forEach(line -> counts.merge(line.step(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(e -> new Count(texts().say("adding.step." + e.getKey().code()), e.getValue()))
        .toList();
  }

  /** Links to all files and to some of them; none where there is nothing to choose from. */
  List<Narrowing> narrowings(List<Line> lines, Set<Integer> pressing, BatchFilter shown) {
    List<Narrowing> narrowings = new ArrayList<>();
    for (BatchFilter filter : lines.size() < 2 ? new BatchFilter[0] : BatchFilter.values()) {
      String label = texts().say("adding.only." + filter.code());
      long files = filter.of(lines, pressing).size();
      String url = filter == shown ? null : AddPages.address(batch) + filter.query(1);
      narrowings.add(new Narrowing(label, files, url));
    }
    return narrowings;
  }

  /** How many of the documents that files have become are for whom to see. */
  List<Count> standings(List<Line> lines) {
    Map<Publication, Long> counts = new EnumMap<>(Publication.class);
    for (Line line : lines) {
      Holding holding = line.holding();
      if (holding != null && line.file().outcome() == Outcome.STORED) {
        counts.merge(holding.publication(), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(e -> new Count(exchange.library().wording().name(e.getKey()), e.getValue()))
        .toList();
  }

  List<Row> of(List<Line> lines) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(row(line));
    }
    return rows;
  }

  private Row row(Line line) throws IOException {
    BatchFile file = line.file();
    Holding kept = line.kept();
    List<TwinView> twins = BatchReading.twins(exchange.library(), line);
    boolean asks = line.step() == Step.DUPLICATE || twins.stream().anyMatch(twin -> !twin.said());
    long percent = file.bytes() > 0 ? 100 * line.offset() / file.bytes() : 0;
    return new Row(
        file.number(),
        file.path(),
        BatchReading.newer(line),
        file.bytes() < 0 ? null : texts().size(file.bytes()),
        line.step().code(),
        line.step().shape(),
        line.label(texts()),
        line.text(),
        line.step() == Step.COMING ? (int) percent : -1,
        kept == null || line.step() == Step.WITHDRAWN
            ? null
            : Visibility.of(archive, kept).text(texts()),
        kept == null ? null : kept.title(),
        kept == null ? null : kept.language().code(),
        kept == null ? null : "/staff/d/" + kept.id(),
        twins,
        asks && kept != null && file.choice() == null,
        kept != null && !Choices.isIn(kept.document(), batch.defaults().collection()),
        file.number() == tried.row() ? tried.typed() : null,
        file.choice() == null ? null : chosen(file.choice(), kept));
  }

  /** What somebody has decided, and of the new version of a document of which one. */
  private String chosen(Choice choice, @Nullable Holding kept) throws IOException {
    String key = "adding.chosen." + choice.code();
    if (choice != Choice.VERSION) {
      return texts().say(key);
    }
    List<DocumentId> replaced =
        kept == null
            ? List.of()
            : kept.document().metadata().relations().stream()
                .filter(relation -> relation.type() == RelationType.REPLACES)
                .flatMap(relation -> DocumentId.parse(relation.target()).stream())
                .toList();
    List<String> titles = archive.find(replaced).values().stream().map(Holding::title).toList();
    return titles.isEmpty()
        ? texts().say(key + ".gone")
        : texts().say(key, exchange.library().wording().titles(titles, 0));
  }

  private PageTexts texts() {
    return exchange.texts();
  }
}
