package org.findbuch.cli.add;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.store.Reading;
import org.findbuch.cli.Catching;
import org.findbuch.cli.Complaints;
import org.findbuch.cli.Messages;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.findbuch.cli.Workplace;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Progress;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.document.State;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.SourceStream;
import org.findbuch.ingest.Stand;
import org.jspecify.annotations.Nullable;

/** Adds files one after the other and reports each as soon as it is known what became of it. */
final class Adding {
  private static final int MOST_ON_THE_WAY = 2_000;

  /** What came first is read first; a record is not looked at long before it can be settled. */
  private static final int MOST_LOOKED_AT = 200;

  private static final long LOOK_EVERY_NANOS = 300_000_000;

  private final Workplace workplace;
  private final Messages say;
  private final Stop stop;
  private final Actor actor;
  private final Editing editing;
  private final AddReport report;
  private final MetadataTable table;
  private final @Nullable CollectionId collection;
  private final Release release;
  private final boolean unfolds;
  private final Map<DocumentId, String> onTheWay = new LinkedHashMap<>();
  private long looked = System.nanoTime();

  Adding(
      Workplace workplace,
      Messages say,
      Terminal terminal,
      AddReport report,
      MetadataTable table,
      @Nullable CollectionId collection,
      Publication publication,
      boolean unfolds) {
    this.workplace = workplace;
    this.editing = workplace.editing();
    this.say = say;
    this.stop = terminal.stop();
    this.actor = terminal.actor();
    this.report = report;
    this.table = table;
    this.collection = collection;
    this.release = Release.of(publication);
    this.unfolds = unfolds;
  }

  void addAll(List<FileWalk.Found> files) throws IOException, InterruptedException {
    int begun = 0;
    boolean isOver = true;
    try {
      for (FileWalk.Found file : files) {
        stopIfAsked();
        isOver = false;
        begun++;
        add(file);
        isOver = true;
        keepPace();
      }
      while (!onTheWay.isEmpty()) {
        awaitSome();
      }
    } catch (IOException | InterruptedException | RuntimeException | Error failed) {
      if (!isOver) {
        report.failed(files.get(begun - 1).shown(), Complaints.sentence(failed, say));
      }
      onTheWay.forEach((id, shown) -> report.waiting(shown, id));
      files.subList(begun, files.size()).forEach(file -> report.untried(file.shown()));
      report.summary();
      throw failed;
    }
  }

  private void keepPace() throws IOException, InterruptedException {
    if (System.nanoTime() - looked > LOOK_EVERY_NANOS) {
      reportSettled();
    }
    while (onTheWay.size() > MOST_ON_THE_WAY) {
      awaitSome();
    }
  }

  private void stopIfAsked() throws InterruptedException {
    if (stop.isAsked()) {
      throw new InterruptedException();
    }
  }

  private void add(FileWalk.Found found) throws IOException, InterruptedException {
    if (!found.isOpen()) {
      report.rejected(found.shown(), say.wording().text(found.problem()));
      return;
    }
    switch (table.row(found.file()).orElse(new MetadataTable.Row.Said(0, Metadata.NONE))) {
      case MetadataTable.Row.Wrong(int line, String sentence) ->
          report.rejected(found.shown(), sentence);
      case MetadataTable.Row.Said(int line, Metadata metadata) -> take(found, metadata);
    }
  }

  private void take(FileWalk.Found found, Metadata metadata)
      throws IOException, InterruptedException {
    try {
      if (unfolds && isZip(found)) {
        report.more(-1);
        Stand before = Stand.of(found.disk());
        workplace.intake().unfold(found.disk(), new Inside(found, metadata));
        if (!before.equals(Stand.of(found.disk()))) {
          throw new SourceStream.ChangedException(found.disk());
        }
      } else {
        try (InputStream bytes = new SourceStream(found.disk())) {
          taken(
              found,
              editing.add(actor, bytes, found.nameInFolder(), complete(metadata), release(found)));
        }
      }
    } catch (java.nio.file.AccessDeniedException | java.nio.file.NoSuchFileException gone) {
      report.rejected(found.shown(), say.wording().text("file.closed"));
    } catch (SourceStream.ChangedException changed) {
      report.rejected(found.shown(), say.wording().text("file.changed"));
    } catch (SourceStream.BrokenException broken) {
      report.failed(found.shown(), Complaints.sentence(broken, say));
    }
  }

  private boolean isZip(FileWalk.Found found) throws IOException {
    try {
      return workplace.intake().isZip(found.disk(), found.name());
    } catch (IOException closed) {
      return false; // is told of where it is taken
    }
  }

  /** The files in a ZIP, each a document of its own. */
  private final class Inside implements Intake.Unpacked {
    private final FileWalk.Found zip;
    private final Metadata ofAll;

    Inside(FileWalk.Found zip, Metadata ofZip) {
      this.zip = zip;
      ofAll = ofZip.with().title(null).build();
    }

    @Override
    public void take(Spooled file, String path) throws IOException, InterruptedException {
      stopIfAsked();
      report.more(1);
      FileWalk.Found found = zip.inside(path);
      switch (table.row(found.file()).orElse(new MetadataTable.Row.Said(0, ofAll))) {
        case MetadataTable.Row.Wrong(int line, String sentence) ->
            report.rejected(found.shown(), sentence);
        case MetadataTable.Row.Said(int line, Metadata said) ->
            taken(
                found,
                editing.add(
                    actor,
                    file,
                    found.nameInFolder(),
                    complete(Intake.fromZip(said, zip.name(), path)),
                    release(found)));
      }
      keepPace();
    }

    @Override
    public void refuse(String path, Fault fault) throws InterruptedException {
      stopIfAsked();
      report.more(1);
      String shown = path.isEmpty() ? zip.shown() : zip.shown() + "/" + path;
      report.rejected(shown, say.wording().fault(fault));
    }
  }

  private Release release(FileWalk.Found found) {
    return table
        .embargo(found.file())
        .map(day -> new Release(Publication.EMBARGOED, day))
        .orElse(release);
  }

  private Metadata complete(Metadata said) {
    return said.collection() == null && collection != null
        ? said.with().collection(collection).build()
        : said;
  }

  private void taken(FileWalk.Found found, Intake.Result result) {
    switch (result) {
      case Intake.Result.Rejected(var fault) ->
          report.rejected(found.shown(), say.wording().fault(fault));
      case Intake.Result.Taken(var receipt) -> taken(found, receipt);
    }
  }

  private void taken(FileWalk.Found found, Receipt receipt) {
    switch (receipt) {
      case Receipt.Stored(var holding) -> onTheWay.put(holding.id(), found.shown());
      case Receipt.AlreadyThere(var holding, var healed) ->
          report.duplicate(
              found.shown(), holding, healed ? say.text("add.healed") : reason(found, holding));
      case Receipt.Erased(var holding) ->
          report.rejected(found.shown(), say.wording().text("file.erased"));
    }
  }

  /** Why not all of it was read. */
  private String reason(Holding holding) throws IOException {
    return workplace
        .archive()
        .reading(holding.document().newest())
        .map(Reading::cutShort)
        .map(say.wording()::fault)
        .orElse("");
  }

  private String reason(FileWalk.Found found, Holding holding) {
    if (holding.publication() != Publication.PUBLISHED) {
      return say.text("add.notpublic", say.wording().name(holding.publication()));
    }
    return table.row(found.file()).isPresent() ? say.text("add.nometadata") : "";
  }

  private void awaitSome() throws IOException, InterruptedException {
    DocumentId first = onTheWay.keySet().iterator().next();
    Catching.look(
        workplace, stop, millis -> workplace.ingestor().awaitSettled(Set.of(first), millis));
    stopIfAsked();
    reportSettled();
  }

  private void reportSettled() throws IOException {
    looked = System.nanoTime();
    Set<DocumentId> refused = workplace.ingestor().indexing().refused();
    List<DocumentId> first = onTheWay.keySet().stream().limit(MOST_LOOKED_AT).toList();
    Set<DocumentId> waiting = workplace.archive().queue().waiting(first);
    List<DocumentId> done =
        first.stream().filter(id -> !waiting.contains(id) || refused.contains(id)).toList();
    for (Holding holding : workplace.archive().find(done).values()) {
      if (refused.contains(holding.id())) {
        report.unreadable(
            String.valueOf(onTheWay.remove(holding.id())), holding, say.text("add.refused"));
      } else if (holding.state() != State.RECEIVED) {
        settled(String.valueOf(onTheWay.remove(holding.id())), holding);
      }
    }
  }

  private void settled(String shown, Holding holding) throws IOException {
    switch (holding.progress()) {
      case Progress.Unreadable(var fault) ->
          report.unreadable(shown, holding, say.wording().fault(fault));
      case Progress.Searchable(), Progress.Received() ->
          report.added(shown, holding, reason(holding));
    }
  }
}
