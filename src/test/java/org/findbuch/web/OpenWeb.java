package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.findbuch.Settings;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Arrival;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.TextWriter;
import org.findbuch.archive.backup.Annex;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.partial.Partials;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.archive.store.Texts;
import org.findbuch.cli.Workplace;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Additions;
import org.findbuch.editing.Choices;
import org.findbuch.editing.Editing;
import org.findbuch.extract.Cage;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.extract.structure.Composition;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.Disks;
import org.findbuch.ingest.Dossiers;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.OcrPace;
import org.findbuch.ingest.PagePictures;
import org.findbuch.ingest.Settled;
import org.findbuch.reading.Libraries;
import org.findbuch.reading.Readiness;
import org.findbuch.reading.Readiness.Obstacle;
import org.findbuch.reading.StatusReading;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Desk;
import org.findbuch.staff.Keys;
import org.findbuch.staff.MovableClock;
import org.findbuch.staff.Passwords;
import org.findbuch.staff.Role;
import org.findbuch.staff.Sessions;
import org.findbuch.staff.UsageCounter;
import org.findbuch.staff.Users;
import org.findbuch.staff.sql.SqlDesk;
import org.jspecify.annotations.Nullable;

/** The real service on a free port, over a real archive; only reading files is played by hand. */
final class OpenWeb implements AutoCloseable {
  static final long MOST_BYTES = 200_000;
  private static final List<String> WORKER = List.of("org.findbuch.Main", "worker");
  final Archive archive;
  final String key;
  final int port;
  final SqlDesk desk;
  final Accounts accounts;
  final MovableClock clock = new MovableClock();
  private final SearchIndex index;
  private final Extractor extractor;
  private final Ingestor ingestor;
  private final Readiness readiness;
  private final PagePictures pictures;
  private final WorkerPool binders;
  private final Dossiers dossiers;

  /** Draws nothing unless a test says otherwise. */
  final HandPainter painter = new HandPainter();

  final Services services;
  final Editing editing;
  final Additions additions;
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /** While it is set, every store throws it, whatever it is asked. */
  volatile @Nullable Throwable breaks;

  /** How text is recognised: not at all, unless a test says otherwise. */
  volatile OcrPace ocr = new OcrPace(false, 3);

  OpenWeb(Path folder) throws IOException {
    this(folder, Map.of());
  }

  OpenWeb(Path folder, Map<String, String> given) throws IOException {
    this(folder, given, uploads -> uploads);
  }

  /**
   * A service of which one disk is a special one.
   *
   * @param disk makes of the folder of uploads what is used instead
   */
  OpenWeb(Path folder, Map<String, String> given, UnaryOperator<Path> disk) throws IOException {
    RecordCodec records = OcflStore.records();
    Settings settings = Settings.of(given, folder);
    archive =
        Archive.open(
            folder.resolve("archive"),
            breaking(ObjectStore.class, OcflStore.open(folder.resolve("archive"))),
            breaking(
                Catalogue.class, SqlStore.catalogue(folder.resolve("catalogue.sqlite"), records)),
            breaking(Texts.class, SqlStore.texts(folder.resolve("texts.sqlite"), records)),
            Steps.NONE);
    desk = SqlDesk.open(folder.resolve("desk.sqlite"));
    index = breaking(SearchIndex.class, LuceneIndex.open(folder.resolve("index")));
    extractor = new WorkerPool(List.of("none"), 1, settings.limits(), folder);
    ingestor = new Ingestor(archive, extractor, index);
    pictures =
        new PagePictures(
            archive,
            ingestor.indexing(),
            painter,
            new PagePictures.Shelf(
                folder.resolve("index/previews"), settings.previewBytes(), settings.freeBytes()),
            null);
    binders = WorkerPool.ofPainters(WORKER, 1, folder, Cage.NOT_INSTALLED);
    dossiers =
        new Dossiers(
            archive,
            ingestor.indexing(),
            binders,
            pictures,
            Files.createDirectories(folder.resolve("incoming")),
            settings.freeBytes());
    Keys keys = new Keys(breaking(Desk.class, desk), Clock.systemUTC());
    key = keys.add("script", Role.EDITOR);
    Intake intake = new Intake(archive, new Recogniser(), ingestor, MOST_BYTES, settings.limits());
    archive.keepFree(settings.freeBytes());
    Disks disks = new Disks(Map.of(Disks.ARCHIVE, folder), settings.freeBytes());
    readiness =
        new Readiness(
            Map.of(
                Obstacle.DISK_NEARLY_FULL,
                disks::hasRoom,
                Obstacle.ARCHIVE_SILENT,
                () -> archive.count(DocumentFilter.all(Access.STAFF)) >= 0));
    Audit audit = new Audit(breaking(Desk.class, desk), clock);
    accounts =
        new Accounts(
            new Users(desk.members(), new Passwords(new Passwords.Cost(8, 1)), clock),
            new Sessions(desk.members(), clock),
            audit);
    editing = new Editing(archive, intake, ingestor, keys, new Audit(desk, Clock.systemUTC()));
    additions =
        new Additions(
            intake,
            editing,
            desk.batches(),
            new Partials(disk.apply(folder.resolve("archive/uploads")), settings.freeBytes()),
            MOST_BYTES,
            clock);
    services =
        new Services(
            new Libraries(archive, index),
            new StatusReading(
                archive, index, Cage.NOT_INSTALLED, () -> ocr, () -> false, disks, readiness),
            archive,
            intake,
            editing,
            additions,
            new Choices(archive, editing, clock),
            ingestor,
            pictures,
            dossiers,
            keys,
            accounts,
            new UsageCounter(desk.usage(), clock),
            settings.site(),
            settings.proxies(),
            MOST_BYTES,
            settings.searchesAMinute(),
            settings.changesAMinute());
    server = new WebServer(services);
    readiness.start();
    port = server.start("127.0.0.1", 0);
    // No readers: what is read is said by the test; the index is kept by the real thing.
    ingestor.start(0);
    settle();
  }

  private <T> T breaking(Class<T> type, T store) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (breaks != null) {
                throw breaks;
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  /** Starts the same service once more. */
  void another(int onPort) throws IOException {
    try (WebServer second = new WebServer(services)) {
      second.start("127.0.0.1", onPort);
    }
  }

  /** Stores a document; {@link #index} makes it searchable. */
  DocumentId add(String name, Format format, String content, Metadata said, Publication publication)
      throws IOException {
    return add(name, format, content.getBytes(StandardCharsets.UTF_8), said, publication);
  }

  DocumentId add(String name, Format format, byte[] content, Metadata said, Publication publication)
      throws IOException {
    try (var spooled = archive.spool(new ByteArrayInputStream(content), Long.MAX_VALUE)) {
      Receipt receipt =
          archive.receive(
              spooled, new Arrival(name, format, said, Release.of(publication)), "test");
      return receipt.holding().id();
    }
  }

  /**
   * Plays the part of reading, all documents getting these pages, and waits for the index. A page
   * without text is one that could not be read.
   */
  void index(String... pages) throws IOException {
    index(new Found(null, List.of(), null, null), pages);
  }

  /** As {@link #index(String...)}, where their files say something of themselves. */
  void index(Found found, String... pages) throws IOException {
    for (Holding holding : archive.queue().next(new Lane(Lane.TEXT, 1), 100, Set.of())) {
      try (TextWriter writer =
          archive.queue().write(holding.document().newest(), new Lane(Lane.TEXT, 1))) {
        for (int i = 0; i < pages.length; i++) {
          String label = String.valueOf(i + 1);
          PageState state = pages[i].isEmpty() ? PageState.UNREAD : PageState.TEXT;
          Page page = new Page(i + 1, label, state, pages[i], Layout.NONE);
          writer.add(pages[i].contains("\t") ? structured(page) : page);
        }
        writer.finish(found, null);
      }
      archive.queue().read(holding.id(), holding.document().newest(), coverage -> List.of());
    }
    ingestor.wake();
    settle();
  }

  /** Plays the part of reading, which fails for all documents that wait. */
  void failToRead(Fault fault) throws IOException {
    for (Holding holding : archive.queue().next(new Lane(Lane.TEXT, 1), 100, Set.of())) {
      try (TextWriter writer =
          archive.queue().write(holding.document().newest(), new Lane(Lane.TEXT, 1))) {
        writer.fail(fault);
      }
      archive.queue().read(holding.id(), holding.document().newest(), coverage -> List.of());
    }
    ingestor.wake();
    settle();
  }

  private static Page structured(Page page) {
    return Composition.of(List.of(page), false).getFirst();
  }

  private void settle() throws IOException {
    Settled.await(archive, index);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  HttpResponse<String> get(String path, String... headers) throws IOException {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<byte[]> bytes(String path, String... headers) throws IOException {
    HttpRequest.Builder request = request(path);
    try {
      return client.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  /**
   * What takes a while to make: asks until it is there, as the page that is shown meanwhile does.
   */
  HttpResponse<byte[]> made(String path, String... headers) throws IOException {
    HttpResponse<byte[]> answer = bytes(path, headers);
    while (answer.statusCode() == 202) {
      answer = bytes(path, headers);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  /** For commands, carried out beside the service. */
  Workplace workplace(Path folder) {
    return new Workplace(
        archive,
        index,
        ingestor,
        services.intake(),
        services.editing(),
        services.keys(),
        accounts,
        (_, _, _) -> {},
        () -> {},
        List.of(),
        new Annex() {
          @Override
          public String name() {
            return "none";
          }

          @Override
          public void copyTo(Path file) {}

          @Override
          public boolean isEmpty() {
            return true;
          }

          @Override
          public List<String> faults() {
            return List.of();
          }

          @Override
          public void restoreFrom(Path file) {}
        },
        services.site(),
        folder,
        () -> ocr);
  }

  static final String PASSWORD = "Lindenblüten im März";

  void addUser(String name, Role role) throws IOException {
    accounts.add(Actor.atTerminal("test"), name, role, PASSWORD);
  }

  /** Signs somebody in, and returns the token of the session. */
  String signIn(String name) throws IOException {
    return accounts.signIn(accounts.check(name, PASSWORD).orElseThrow());
  }

  String csrf(String token) throws IOException {
    return accounts.session(token).orElseThrow().csrf();
  }

  /** Sends a form as a browser does. */
  HttpResponse<String> form(String path, String fields, String... headers) throws IOException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** As somebody with a key. */
  HttpResponse<String> write(String method, String path, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + key)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> upload(String path, String name, String content, String metadata)
      throws IOException {
    String body =
        "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--grenze\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n"
            + metadata
            + "\r\n--grenze--\r\n";
    return write("POST", path, body, "Content-Type", "multipart/form-data; boundary=grenze");
  }

  /** A file whose bytes are no text. */
  HttpResponse<String> upload(String path, String name, byte[] content) throws IOException {
    String head =
        "--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(name);
    List<byte[]> body =
        List.of(
            head.getBytes(StandardCharsets.UTF_8),
            content,
            "\r\n--grenze--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=grenze")
            .POST(HttpRequest.BodyPublishers.ofByteArrays(body)));
  }

  @Override
  public void close() throws IOException {
    readiness.close();
    server.close();
    dossiers.close();
    binders.close();
    pictures.close();
    ingestor.close();
    extractor.close();
    index.close();
    desk.close();
    archive.close();
  }
}
