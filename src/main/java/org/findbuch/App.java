package org.findbuch;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.partial.Partials;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.cli.CommandException;
import org.findbuch.cli.Commands;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Workplace;
import org.findbuch.cli.add.AddCommands;
import org.findbuch.cli.desk.DeskCommands;
import org.findbuch.cli.find.FindCommands;
import org.findbuch.cli.keep.KeepCommands;
import org.findbuch.document.Access;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Additions;
import org.findbuch.editing.Choices;
import org.findbuch.editing.Editing;
import org.findbuch.editing.Embargoes;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.ocr.OcrReader;
import org.findbuch.extract.office.LibreOffice;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.holder.Holder;
import org.findbuch.inbox.Inbox;
import org.findbuch.inbox.InboxException;
import org.findbuch.index.SearchIndex;
import org.findbuch.ingest.Disks;
import org.findbuch.ingest.Dossiers;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.LaneWork;
import org.findbuch.ingest.OcrLane;
import org.findbuch.ingest.OfficeConversion;
import org.findbuch.ingest.PagePictures;
import org.findbuch.ingest.TwinLane;
import org.findbuch.reading.Libraries;
import org.findbuch.reading.Readiness;
import org.findbuch.reading.Readiness.Obstacle;
import org.findbuch.reading.StatusReading;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Keys;
import org.findbuch.staff.Passwords;
import org.findbuch.staff.Sessions;
import org.findbuch.staff.UsageCounter;
import org.findbuch.staff.Users;
import org.findbuch.staff.sql.SqlDesk;
import org.findbuch.web.Services;
import org.findbuch.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together, each once, and takes them apart again in reverse. */
final class App implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);
  private static final DocumentFilter NEWEST = DocumentFilter.all(Access.STAFF);
  private static final List<String> WORKER = List.of("org.findbuch.Main", "worker");

  private final Settings settings;
  private final Holder holder;
  private final Deque<Closeable> open = new ArrayDeque<>();
  private final Workplace workplace;
  private final Services services;
  private final Intake intake;
  private final Editing editing;

  /** Opens the index in a folder. */
  interface Opening {
    SearchIndex open(Path folder, Set<String> abbreviationsOff) throws IOException;
  }

  /** Opens the folders for this process, or finds out which other process has them. */
  static Session open(Settings settings, Path home, String command, Opening indexes)
      throws IOException {
    PrivateFolder.make(settings.archive(), settings.catalogue());
    PrivateFolder.make(settings.index(), settings.index().resolve("live"));
    TemporaryFolder.orElse(settings.index());
    Optional<Holder> held = Holder.hold(settings.archive(), command);
    if (held.isEmpty()) {
      return Holder.holder(settings.archive())
          .<Session>map(Holder.Address::session)
          .orElseThrow(() -> new ConnectException(settings.archive().toString()));
    }
    Holder holder = held.get();
    App app;
    try {
      if (!holder.holdAlso(settings.index())) {
        throw CommandException.failed("holder.index", settings.index().toString());
      }
      app = new App(settings, home, command, holder, indexes);
    } catch (IOException | RuntimeException failed) {
      holder.close();
      throw failed;
    }
    holder.receive(commands(), app.workplace);
    return new Session.Here(app.workplace, () -> holder.close(app));
  }

  /** Everything that can be typed. */
  static Commands commands() {
    return new Commands(
        List.of(AddCommands::all, FindCommands::all, DeskCommands::all, KeepCommands::all));
  }

  private App(Settings settings, Path home, String command, Holder holder, Opening indexes)
      throws IOException {
    this.settings = settings;
    this.holder = holder;
    try {
      Path folder = settings.archive();
      Path incoming = folder.resolve("incoming");
      RecordCodec records = OcflStore.records();
      Archive archive =
          opened(
              new ArchiveOpening(folder, settings.catalogue(), records, command)
                  .open(CrashAt.fromEnvironment()));
      archive.keepFree(settings.freeBytes());
      SqlDesk desk = opened(SqlDesk.open(folder.resolve(DeskAnnex.FILE)));
      UsageCounter usage = opened(new UsageCounter(desk.usage(), Clock.systemUTC()));
      Keys keys = new Keys(desk, Clock.systemUTC());
      Audit audit = new Audit(desk, Clock.systemUTC());
      Accounts accounts =
          new Accounts(
              new Users(desk.members(), new Passwords(Passwords.USUAL), Clock.systemUTC()),
              new Sessions(desk.members(), Clock.systemUTC()),
              audit);
      SearchIndex index = opened(indexes.open(settings.index(), settings.abbreviationsOff()));
      Extractor extractor =
          opened(new WorkerPool(WORKER, settings.workers(), settings.limits(), incoming));
      OcrLane ocr =
          new OcrLane(
              archive,
              opened(new WorkerPool(WORKER, 1, Limits.OF_PICTURES, incoming, extractor.cage())),
              OcrReader::isInstalled);
      List<LaneWork> later = List.of(ocr, new TwinLane(archive));
      Ingestor ingestor = opened(new Ingestor(archive, extractor, index, later));
      WorkerPool painters =
          opened(WorkerPool.ofPainters(WORKER, PagePictures.SEATS, incoming, extractor.cage()));
      PagePictures pictures =
          new PagePictures(
              archive,
              ingestor.indexing(),
              painters,
              new PagePictures.Shelf(
                  settings.index().resolve("previews"),
                  settings.previewBytes(),
                  settings.freeBytes()),
              new OfficeConversion(
                  opened(
                      new WorkerPool(WORKER, 1, Limits.OF_ONE_PRINT, incoming, extractor.cage())),
                  LibreOffice::isInstalled));
      open.push(pictures);
      Dossiers dossiers =
          opened(
              new Dossiers(
                  archive,
                  ingestor.indexing(),
                  painters,
                  pictures,
                  incoming,
                  settings.freeBytes()));
      this.intake =
          new Intake(archive, new Recogniser(), ingestor, settings.fileBytes(), settings.limits());
      this.editing = new Editing(archive, intake, ingestor, keys, audit);
      Additions additions =
          new Additions(
              intake,
              editing,
              desk.batches(),
              new Partials(folder.resolve("uploads"), settings.freeBytes()),
              settings.fileBytes(),
              Clock.systemUTC());
      Embargoes embargoes = opened(new Embargoes(archive, editing, Clock.systemUTC()));
      if (!archive.saving().isBeingRestored()) {
        editing.catchUp();
      }
      Disks disks =
          new Disks(
              Map.of(
                  Disks.ARCHIVE, folder,
                  Disks.INDEX, settings.index(),
                  Disks.TEMPORARY, Path.of(System.getProperty("java.io.tmpdir"))),
              settings.freeBytes());
      this.services =
          new Services(
              new Libraries(archive, index),
              new StatusReading(
                  archive,
                  index,
                  extractor.cage(),
                  ocr::pace,
                  pictures::paintsOffice,
                  disks,
                  opened(readiness(archive, index, ingestor, disks, holder))),
              archive,
              intake,
              editing,
              additions,
              new Choices(archive, editing, Clock.systemUTC()),
              ingestor,
              pictures,
              dossiers,
              keys,
              accounts,
              usage,
              settings.site(),
              settings.proxies(),
              settings.fileBytes(),
              settings.searchesAMinute(),
              settings.changesAMinute());
      this.workplace =
          new Workplace(
              archive,
              index,
              ingestor,
              intake,
              editing,
              keys,
              accounts,
              this::serve,
              () -> {
                ingestor.start(settings.workers());
                embargoes.start();
                usage.start();
              },
              List.of(folder, settings.index(), settings.catalogue()),
              new DeskAnnex(desk),
              settings.site(),
              home,
              ocr::pace);
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private static Readiness readiness(
      Archive archive, SearchIndex index, Ingestor ingestor, Disks disks, Holder holder) {
    return new Readiness(
        Map.of(
            Obstacle.LOCK_LOST, holder::isHeld,
            Obstacle.ARCHIVE_SILENT, () -> archive.list(NEWEST, 1, 1).size() < 2,
            Obstacle.STORE_REBUILDING, () -> archive.repairs().isEmpty(),
            Obstacle.ARCHIVE_DAMAGED, () -> archive.fixity().damaged().isEmpty(),
            Obstacle.INDEX_INCOMPLETE, () -> index.generation().complete(),
            Obstacle.DISK_NEARLY_FULL, disks::hasRoom,
            Obstacle.WORK_STUCK, () -> ingestor.trouble().isEmpty()));
  }

  private <C extends Closeable> C opened(C part) {
    open.push(part);
    return part;
  }

  private void serve(PrintStream out, Wording wording, Stop stop)
      throws IOException, InterruptedException {
    try (var _ = watchInbox();
        WebServer server = new WebServer(services)) {
      services.status().cageAdvice(wording).ifPresent(LOG::warn);
      services.status().ocrAdvice(wording).ifPresent(LOG::warn);
      workplace.archive().startFixity(settings.fixityDays());
      workplace.ingestor().startBehind(settings.workers());
      Thread.ofVirtual().name("additions").start(services.additions()::catchUp);
      services.status().readiness().start();
      int port = server.start(settings.host(), settings.port());
      out.println("findbuch ready on http://" + settings.host() + ":" + port);
      out.flush();
      holder.whenLost(stop::ask);
      stop.await();
    }
    if (!holder.isHeld()) {
      throw CommandException.failed("holder.lost", settings.archive().toString());
    }
  }

  private Closeable watchInbox() throws IOException {
    if (settings.inbox().isEmpty()) {
      return () -> {};
    }
    try {
      Wording forStaff = Wording.of(settings.site().language());
      Inbox inbox = new Inbox(settings.inbox().get(), intake, editing, forStaff, Inbox.SETTLING);
      inbox.start();
      return inbox;
    } catch (InboxException unusable) {
      throw CommandException.failed("inbox.folder", unusable.folder());
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (IOException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
