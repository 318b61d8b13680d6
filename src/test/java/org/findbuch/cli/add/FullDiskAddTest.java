package org.findbuch.cli.add;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.findbuch.Settings;
import org.findbuch.archive.Archive;
import org.findbuch.archive.backup.Annex;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.ocfl.OcflStore;
import org.findbuch.archive.sql.SqlStore;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.cli.Commands;
import org.findbuch.cli.JsonOutput;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.findbuch.cli.Workplace;
import org.findbuch.crash.WatchedFiles;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Editing;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.pool.WorkerPool;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.OcrPace;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Keys;
import org.findbuch.staff.Passwords;
import org.findbuch.staff.Sessions;
import org.findbuch.staff.Users;
import org.findbuch.staff.sql.SqlDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An add to a disk that fills up on the way names each file once, and what became of it. */
@Tag("contract")
class FullDiskAddTest {
  private static final int FILES = 12;

  @TempDir Path folder;
  private final Deque<Closeable> open = new ArrayDeque<>();
  private long changesLeft;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectory(folder.resolve("given"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("given/f%02d.txt".formatted(i)), "Die Hitze " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20, 75, 150})
  void each_file_is_named_with_what_became_of_it(long changes) throws IOException {
    changesLeft = changes;
    Workplace workplace = workplace();
    try {
      Told told = add(workplace);
      assertThat(told.exitCode()).isEqualTo(1);
      assertThat(told.err()).contains("There is no space left on the disk");
      assertThat(told.lines()).hasSize(FILES + 1);
      List<String> stored = new ArrayList<>();
      List<String> fates = new ArrayList<>();
      for (JsonNode line : told.lines().subList(0, FILES)) {
        if (line.path("outcome").asText().equals("added")) {
          assertThat(line.path("waiting").asBoolean()).isTrue();
          stored.add(line.path("id").asText());
        } else {
          assertThat(line.path("outcome").asText()).isEqualTo("rejected");
          fates.add(line.path("fate").asText());
        }
      }
      assertThat(told.lines().stream().map(line -> line.path("file").asText()).distinct())
          .hasSize(FILES + 1);
      assertThat(fates).containsOnlyOnce("failed").containsOnly("failed", "not_tried");
      JsonNode summary = told.lines().getLast().path("summary");
      assertThat(summary.path("files").asInt()).isEqualTo(FILES);
      assertThat(summary.path("added").asInt()).isEqualTo(stored.size());
      changesLeft = Long.MAX_VALUE;
      for (String id : stored) {
        assertThat(workplace.archive().find(DocumentId.parse(id).orElseThrow())).isPresent();
      }
      assertThat(workplace.archive().count(DocumentFilter.all(Access.STAFF)))
          .isEqualTo(stored.size());
    } finally {
      while (!open.isEmpty()) {
        open.pop().close();
      }
    }
  }

  private record Told(int exitCode, List<JsonNode> lines, String err) {}

  private Told add(Workplace workplace) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            folder,
            false,
            "en",
            "anna",
            new Stop(),
            null);
    int exitCode =
        new Commands(List.of(AddCommands::all))
            .run(
                List.of("add", "given", "--json"),
                terminal,
                (_, _) -> new Session.Here(workplace, () -> {}));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JsonOutput.MAPPER.readTree(line));
    }
    return new Told(exitCode, lines, err.toString(StandardCharsets.UTF_8));
  }

  private <T> T counted(WatchedFiles.Change change, WatchedFiles.Making<T> making)
      throws IOException {
    boolean takesRoom = change == WatchedFiles.Change.CREATE || change == WatchedFiles.Change.WRITE;
    if (takesRoom && --changesLeft < 0) {
      throw new IOException("No space left on device");
    }
    return making.make();
  }

  /** Everything but readers: what is stored waits. */
  private Workplace workplace() throws IOException {
    long most = changesLeft;
    changesLeft = Long.MAX_VALUE;
    Path archives = Files.createDirectory(folder.resolve("archive"));
    Path watched =
        WatchedFiles.watched(
            archives,
            new WatchedFiles.Watcher() {
              @Override
              public <T> T make(
                  WatchedFiles.Change change, Path path, Path to, WatchedFiles.Making<T> making)
                  throws IOException {
                return counted(change, making);
              }
            });
    RecordCodec records = OcflStore.records();
    Settings settings = Settings.of(Map.of(), folder);
    Archive archive =
        opened(
            Archive.open(
                watched,
                OcflStore.open(watched),
                SqlStore.catalogue(archives.resolve("catalogue.sqlite"), records),
                SqlStore.texts(archives.resolve("texts.sqlite"), records),
                Steps.NONE));
    SqlDesk desk = opened(SqlDesk.open(archives.resolve("desk.sqlite")));
    SearchIndex index = opened(LuceneIndex.open(folder.resolve("index")));
    WorkerPool readers = opened(new WorkerPool(List.of("none"), 1, settings.limits(), folder));
    Ingestor ingestor = opened(new Ingestor(archive, readers, index));
    Intake intake =
        new Intake(archive, new Recogniser(), ingestor, settings.fileBytes(), settings.limits());
    Keys keys = new Keys(desk, Clock.systemUTC());
    Audit audit = new Audit(desk, Clock.systemUTC());
    Editing editing = new Editing(archive, intake, ingestor, keys, audit);
    changesLeft = most;
    return new Workplace(
        archive,
        index,
        ingestor,
        intake,
        editing,
        keys,
        new Accounts(
            new Users(desk.members(), new Passwords(new Passwords.Cost(8, 1)), Clock.systemUTC()),
            new Sessions(desk.members(), Clock.systemUTC()),
            audit),
        (_, _, _) -> {},
        () -> {},
        List.of(),
        new NoAnnex(),
        settings.site(),
        folder,
        () -> new OcrPace(false, 3));
  }

  /** An add saves nothing. */
  private static final class NoAnnex implements Annex {
    @Override
    public String name() {
      return "desk.sqlite";
    }

    @Override
    public void copyTo(Path file) {}

    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public void restoreFrom(Path file) {}
  }

  private <C extends Closeable> C opened(C part) {
    open.push(part);
    return part;
  }
}
