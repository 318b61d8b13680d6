package org.findbuch.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Archives;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.editing.Editing;
import org.findbuch.extract.Extractor;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Keys;
import org.findbuch.staff.sql.SqlDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final long MOST_BYTES = 1_000;

  @TempDir Path folder;
  private Path box;
  private Archive archive;
  private SearchIndex index;
  private Extractor extractor;
  private Intake intake;
  private SqlDesk desk;
  private Audit audit;
  private Editing editing;

  @BeforeEach
  void open() throws IOException {
    box = folder.resolve("eingang");
    archive = Archives.open(folder.resolve("archive"));
    index = LuceneIndex.open(folder.resolve("index"));
    extractor = new WorkerPool(List.of("none"), 1, Limits.DEFAULTS, folder);
    Ingestor ingestor = new Ingestor(archive, extractor, index);
    intake = new Intake(archive, new Recogniser(), ingestor, MOST_BYTES, Limits.DEFAULTS);
    desk = SqlDesk.open(folder.resolve("desk.sqlite"));
    audit = new Audit(desk, Clock.systemUTC());
    editing = new Editing(archive, intake, ingestor, new Keys(desk, Clock.systemUTC()), audit);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    extractor.close();
    index.close();
    archive.close();
  }

  @Test
  void a_file_becomes_a_draft_and_is_moved_with_its_folder() throws IOException {
    Inbox inbox = inbox(Duration.ZERO);
    put("2019/Bericht.txt", "Die Gesundheitskonferenz 2019.");
    inbox.look();
    assertThat(holdings())
        .singleElement()
        .extracting(Holding::publication)
        .isEqualTo(Publication.DRAFT);
    assertThat(audit.newest("", 10))
        .singleElement()
        .satisfies(act -> assertThat(act.who()).isEqualTo("system"))
        .satisfies(act -> assertThat(act.act()).isEqualTo("add"))
        .satisfies(act -> assertThat(act.detail()).isEqualTo("Bericht.txt"));
    assertThat(box.resolve("done/2019/Bericht.txt")).hasContent("Die Gesundheitskonferenz 2019.");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void a_name_in_an_older_encoding_is_read_and_the_file_moved() throws IOException {
    Inbox inbox = inbox(Duration.ZERO);
    Files.writeString(Path.of(URI.create(box.toUri() + "Gr%FC%DFe.txt")), "Grüße aus Bochum");
    Files.writeString(Path.of(URI.create(box.toUri() + "K%94ln.iso")), "nichts");
    inbox.look();
    assertThat(holdings())
        .singleElement()
        .extracting(holding -> holding.document().newest().name())
        .isEqualTo("Grüße.txt");
    assertThat(Path.of(URI.create(box.toUri() + "done/Gr%FC%DFe.txt"))).exists();
    assertThat(Path.of(URI.create(box.toUri() + "failed/K%94ln.iso"))).exists();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void it_is_published_at_once_where_that_was_asked_for() throws IOException {
    Inbox inbox =
        new Inbox(
            new InboxOrder(box, Publication.PUBLISHED),
            intake,
            editing,
            Wording.GERMAN,
            Duration.ZERO);
    put("Bericht.txt", "Die Gesundheitskonferenz 2019.");
    inbox.look();
    assertThat(holdings())
        .singleElement()
        .extracting(Holding::publication)
        .isEqualTo(Publication.PUBLISHED);
  }

  @Test
  void what_is_not_taken_lies_in_failed_with_the_reason_beside_it() throws IOException {
    Inbox inbox = inbox(Duration.ZERO);
    put("leer.pdf", "");
    put("groß.txt", "x".repeat(2_000));
    inbox.look();
    assertThat(holdings()).isEmpty();
    assertThat(box.resolve("failed/leer.pdf")).exists();
    assertThat(box.resolve("failed/leer.pdf.txt")).content().startsWith("Die Datei ist leer.");
    assertThat(box.resolve("failed/groß.txt.txt"))
        .hasContent("Die Datei ist größer als erlaubt (Einstellung limits.file-megabytes).");
    inbox.look();
    assertThat(waiting()).as("the reason is not taken for a document").isEmpty();
  }

  @Test
  void a_zip_is_taken_file_by_file_and_has_failed_where_one_of_them_has() throws IOException {
    Inbox inbox = inbox(Duration.ZERO);
    zip("gut.zip", "a/eins.txt", "b/zwei.txt");
    zip("halb.zip", "drei.txt", "vier.exe");
    inbox.look();
    assertThat(holdings()).hasSize(3);
    assertThat(box.resolve("done/gut.zip")).exists();
    assertThat(box.resolve("failed/halb.zip.txt"))
        .content()
        .startsWith("vier.exe: Dateien dieser Art werden nicht angenommen.");
  }

  private void zip(String zip, String... names) throws IOException {
    Files.createDirectories(box);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(box.resolve(zip)))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void a_file_that_is_in_the_archive_already_is_done_under_a_name_of_its_own() throws IOException {
    Inbox inbox = inbox(Duration.ZERO);
    put("Bericht.txt", "Die Gesundheitskonferenz 2019.");
    inbox.look();
    put("Bericht.txt", "Die Gesundheitskonferenz 2019.");
    inbox.look();
    assertThat(holdings()).hasSize(1);
    assertThat(box.resolve("done/Bericht.txt")).exists();
    assertThat(box.resolve("done/Bericht-2.txt")).exists();
  }

  @Test
  void a_file_that_still_grows_is_left_alone() throws Exception {
    Inbox inbox = inbox(Duration.ofMillis(300));
    put("Bericht.txt", "Die ");
    inbox.look();
    Thread.sleep(400);
    put("Bericht.txt", "Die Gesundheitskonferenz ");
    inbox.look();
    assertThat(holdings()).isEmpty();
    Thread.sleep(400);
    inbox.look();
    assertThat(holdings()).hasSize(1);
  }

  @Test
  void what_is_hidden_unfinished_or_a_link_is_left_alone() throws IOException {
    Inbox inbox = inbox(Duration.ZERO);
    put(".versteckt.txt", "a");
    put("~$Bericht.docx", "b");
    put("Bericht.pdf.part", "c");
    put(".git/config.txt", "d");
    Path secret = Files.writeString(folder.resolve("geheim.txt"), "e");
    Files.createSymbolicLink(box.resolve("link.txt"), secret);
    inbox.look();
    assertThat(holdings()).isEmpty();
    assertThat(secret).exists();
  }

  @Test
  void a_folder_that_cannot_be_used_is_named() throws IOException {
    Files.writeString(box, "a file");
    assertThatThrownBy(() -> inbox(Duration.ZERO))
        .isInstanceOfSatisfying(
            InboxException.class, e -> assertThat(e.folder()).isEqualTo(box.toString()));
  }

  private Inbox inbox(Duration settling) throws IOException {
    return new Inbox(
        new InboxOrder(box, Publication.DRAFT), intake, editing, Wording.GERMAN, settling);
  }

  private void put(String name, String content) throws IOException {
    Path file = box.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }

  private List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.walk(box)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(box.resolve("done")))
          .filter(file -> !file.startsWith(box.resolve("failed")))
          .toList();
    }
  }

  private List<Holding> holdings() throws IOException {
    return archive.list(DocumentFilter.all(Access.STAFF), 1, 10);
  }
}
