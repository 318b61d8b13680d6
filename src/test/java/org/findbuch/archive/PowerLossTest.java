package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.findbuch.Seed;
import org.findbuch.archive.backup.BackupException;
import org.findbuch.crash.PowerLog;
import org.findbuch.crash.PowerLog.Fate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Metadata;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails after each single change of a file or folder, and what was not forced is lost,
 * half there, or there: the archive opens, and what was acknowledged is there wholly and once.
 * {@code -Dfindbuch.powerloss=N} tries N ways of losing at each change.
 */
@Tag("crash")
@Timeout(value = 1, unit = TimeUnit.DAYS)
class PowerLossTest {
  private static final int WAYS = Integer.getInteger("findbuch.powerloss", 1);
  private static final String CANARY = "Kanarienvogel";
  private static final List<List<Fate>> LOSSES =
      List.of(List.of(Fate.LOST), List.of(Fate.values()), List.of(Fate.TORN, Fate.KEPT));

  @TempDir Path folder;

  @RegisterExtension final Seed seed = new Seed();
  private final Random chance = seed.random();
  private int tried;

  /** Something done that was acknowledged when it returned. */
  private interface Act {
    void on(OpenArchive open) throws IOException;
  }

  /** What the archive said of itself when so many changes had been made. */
  private record Acknowledged(int changes, String state) {}

  /** What is made of the folder that the power failure left. */
  private interface Trial {
    void in(Path left, List<String> allowed) throws IOException;
  }

  @Test
  void a_change_that_was_acknowledged_is_there_and_any_other_wholly_or_not_at_all()
      throws IOException {
    Path archive = folder.resolve("archive");
    DocumentId id;
    DocumentId other;
    try (OpenArchive open = OpenArchive.in(archive)) {
      id = open.receive(CANARY, new Metadata.Builder().title(CANARY).build()).holding().id();
      open.readAll(CANARY + " is on the page");
      other = open.stored("other");
      open.readAll("a page");
      open.indexAll();
    }
    PowerLog log = new PowerLog(archive, PowerLossTest::isSqlite);
    Metadata edited = new Metadata.Builder().title("Edited").build();
    List<Acknowledged> all =
        done(
            log,
            archive,
            open -> open.stored("third"),
            open -> open.readAll("a page"),
            open -> new ByHand(open.archive()).edit(id, 1, edited),
            open -> open.receiveVersion(id, CANARY + " sang"),
            open -> open.readAll(CANARY + " again"),
            open -> new ByHand(open.archive()).withdraw(other, "by mistake"),
            open -> new ByHand(open.archive()).restore(other),
            open ->
                open.archive().collections().add(ArchiveTest.collection("a", "A", null), "test"),
            open -> new ByHand(open.archive()).erase(id, "by law"),
            open -> open.stored("last"));
    everywhere(
        log,
        all,
        (left, allowed) -> {
          try (OpenArchive open = OpenArchive.in(left)) {
            String state = open.state();
            assertThat(state).isIn(allowed);
            assertThat(open.incoming()).isEmpty();
            assertThat(open.check()).isEmpty();
            if (state.contains("erased")) {
              assertThat(filesWithCanary(left)).isEmpty();
            }
          }
        });
  }

  @Test
  void the_first_document_of_a_new_archive_stays_with_its_folder() throws IOException {
    PowerLog log = new PowerLog(folder, PowerLossTest::isSqlite);
    Path archive = folder.resolve("archive");
    List<Acknowledged> all = done(log, archive, open -> open.stored("first"));
    everywhere(
        log,
        all,
        (left, allowed) -> {
          try (OpenArchive open = OpenArchive.in(left.resolve("archive"))) {
            assertThat(open.state()).isIn(allowed);
            assertThat(open.check()).isEmpty();
          }
        });
  }

  @Test
  void a_lost_or_stale_catalogue_is_made_anew_from_what_was_acknowledged() throws IOException {
    Path archive = folder.resolve("archive");
    DocumentId id;
    try (OpenArchive open = OpenArchive.in(archive)) {
      id = open.stored("first");
    }
    Path stale = Files.copy(archive.resolve("catalogue.sqlite"), folder.resolve("stale"));
    PowerLog log = new PowerLog(archive, PowerLossTest::isSqlite);
    List<Acknowledged> all =
        done(
            log,
            archive,
            open -> open.stored("second"),
            open -> new ByHand(open.archive()).withdraw(id, "by mistake"),
            open -> new ByHand(open.archive()).erase(id, "by law"));
    everywhere(
        log,
        all,
        (left, allowed) -> {
          for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(left.resolve("catalogue.sqlite" + suffix));
          }
          boolean isStale = chance.nextBoolean();
          if (isStale) {
            Files.copy(stale, left.resolve("catalogue.sqlite"));
          }
          try (OpenArchive open = OpenArchive.in(left)) {
            open.archive().recover();
            List<String> untouched = new ArrayList<>(lines(allowed.getFirst()));
            untouched.retainAll(lines(allowed.getLast()));
            assertThat(lines(open.state())).containsAll(untouched).hasSizeLessThanOrEqualTo(2);
          }
        });
  }

  @Test
  void a_backup_that_was_acknowledged_can_be_restored_and_a_later_one_does_not_spoil_it()
      throws IOException {
    Path archive = folder.resolve("archive");
    SavedArchive backup = new SavedArchive(folder.resolve("backup"));
    DocumentId id;
    try (OpenArchive open = OpenArchive.in(archive)) {
      id = open.stored("first");
      open.stored("second");
      open.readAll("a page");
    }
    PowerLog log = new PowerLog(folder, file -> isSqlite(file) && file.startsWith(archive));
    SavedArchive watched = new SavedArchive(log.watched(backup.target()));
    List<Acknowledged> all =
        done(
            log,
            archive,
            watched::save,
            open -> open.receiveVersion(id, "first again"),
            open -> open.stored("third"),
            watched::save);
    everywhere(
        log,
        all,
        (left, allowed) -> {
          SavedArchive kept = new SavedArchive(left.resolve("backup"));
          boolean isFirst = allowed.getFirst().equals(all.getFirst().state());
          try (OpenArchive open = OpenArchive.in(left.resolve("archive"))) {
            assertThat(open.state()).isIn(allowed);
            assertThat(open.check()).isEmpty();
          }
          try (OpenArchive back = OpenArchive.in(left.resolve("back"))) {
            kept.restore(back);
            if (isFirst) {
              assertThat(lines(allowed.getFirst())).containsAll(lines(back.state()));
            } else {
              // One that broke off may be ahead of the one before, document by document.
              assertThat(all).flatMap(each -> lines(each.state())).containsAll(lines(back.state()));
              assertThat(ids(back.state())).containsAll(ids(all.getFirst().state()));
            }
            assertThat(back.check()).isEmpty();
          } catch (BackupException none) {
            assertThat(isFirst).isTrue();
          }
        });
  }

  @Test
  void an_upgrade_is_made_or_begun_anew_and_leaves_what_was_before_beside_it() throws IOException {
    Path archive = folder.resolve("archive");
    List<String> databases = List.of("catalogue.sqlite", "texts.sqlite");
    Files.createDirectories(archive);
    for (String database : databases) {
      Path older = Path.of("src/test/resources/fixtures/schema-1", database);
      Files.copy(older, archive.resolve(database));
    }
    PowerLog log =
        new PowerLog(folder, file -> isSqlite(file) && !file.toString().contains(".schema-"));
    List<Acknowledged> all = done(log, archive);
    everywhere(
        log,
        all,
        (left, allowed) -> {
          try (OpenArchive open = OpenArchive.in(left.resolve("archive"))) {
            assertThat(open.state()).isIn(allowed);
          }
          for (String database : databases) {
            String copy = database + ".schema-1";
            assertThat(left.resolve("archive").resolve(copy))
                .hasSameBinaryContentAs(archive.resolve(copy));
          }
        });
  }

  private static List<String> lines(String state) {
    return state.lines().toList();
  }

  private static List<String> ids(String state) {
    return state.lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
  }

  private static List<String> states(List<Acknowledged> all) {
    return all.stream().map(Acknowledged::state).toList();
  }

  private List<Acknowledged> done(PowerLog log, Path archive, Act... acts) throws IOException {
    List<Acknowledged> all = new ArrayList<>();
    try (OpenArchive open = OpenArchive.in(log.watched(archive), log.steps())) {
      all.add(new Acknowledged(0, open.state()));
      for (Act act : acts) {
        act.on(open);
        all.add(new Acknowledged(log.size(), open.state()));
      }
    }
    return all;
  }

  private void everywhere(PowerLog log, List<Acknowledged> all, Trial trial) throws IOException {
    int next = 0;
    for (int changes : log.moments()) {
      while (next + 1 < all.size() && all.get(next + 1).changes() <= changes) {
        next++;
      }
      List<String> allowed = states(all.subList(next, Math.min(next + 2, all.size())));
      for (int way = 0; way < WAYS; way++) {
        Path left = OpenArchive.inMemory(folder);
        try {
          log.replay(changes, chance, LOSSES.get(tried++ % LOSSES.size()), left);
          trial.in(left, allowed);
        } catch (IOException | RuntimeException | AssertionError failed) {
          throw new AssertionError(
              "power lost after change %d, %s".formatted(changes, log.before(changes)), failed);
        } finally {
          OpenArchive.delete(left);
        }
      }
    }
    System.out.printf("power lost %d times with %s%n", tried, seed);
  }

  private static boolean isSqlite(Path file) {
    return file.toString().contains(".sqlite") && !file.toString().contains(".new");
  }

  private static List<Path> filesWithCanary(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(CANARY)) {
          found.add(folder.relativize(file));
        }
      }
    }
    return found;
  }
}
