package org.findbuch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.change.UnfinishedChangeException;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Texts;
import org.findbuch.crash.WatchedFiles;
import org.findbuch.crash.WatchedFiles.Change;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Metadata;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk that is full from the n-th write on, or cannot force the n-th time, for each n that a
 * change comes to: the change is made, or refused and never made, or (an erasure that has begun)
 * said to be completed later. Each call that has SQLite write counts as one write and one forcing,
 * as its own do not come by here.
 */
@Tag("crash")
class FaultyDiskTest {
  private static final Set<String> SQLITE_WRITES =
      Set.of("intend", "settle", "drop", "scrub", "erase", "read", "indexed");

  @TempDir Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void a_folder() throws IOException {
    folder = OpenArchive.inMemory(temporary);
  }

  @AfterEach
  void no_folder() throws IOException {
    OpenArchive.delete(folder);
  }

  enum Act {
    ADD,
    ADD_VERSION,
    EDIT,
    WITHDRAW,
    RESTORE,
    ERASE;

    void on(OpenArchive open, DocumentId id) throws IOException {
      ByHand hand = new ByHand(open.archive());
      switch (this) {
        case ADD -> open.receive("another");
        case ADD_VERSION -> open.receiveVersion(id, "second");
        case EDIT -> hand.edit(id, 1, new Metadata.Builder().title("Edited").build());
        case WITHDRAW -> hand.withdraw(id, "by mistake");
        case RESTORE -> hand.restore(id);
        case ERASE -> hand.erase(id, "by law");
      }
    }
  }

  enum Outcome {
    MADE,
    REFUSED,
    COMPLETED_LATER
  }

  /** Fails at the n-th time, or from then on. */
  private static final class Fault implements WatchedFiles.Watcher, OpenArchive.Around {
    private final Set<Change> failing;
    private final boolean lasting;
    private final String message;
    private long left = Long.MAX_VALUE;

    private Fault(Set<Change> failing, boolean lasting, String message) {
      this.failing = failing;
      this.lasting = lasting;
      this.message = message;
    }

    static Fault fullDisk() {
      return new Fault(Set.of(Change.CREATE, Change.WRITE), true, "No space left on device");
    }

    static Fault brokenDisk() {
      return new Fault(Set.of(Change.FORCE), false, "Input/output error");
    }

    private void pass() throws IOException {
      left--;
      if (left == 0 || (lasting && left < 0)) {
        throw new IOException(message);
      }
    }

    @Override
    public <T> T make(Change change, Path path, Path to, WatchedFiles.Making<T> making)
        throws IOException {
      if (failing.contains(change)) {
        pass();
      }
      return making.make();
    }

    @Override
    public <T> T part(Class<T> type, T part) {
      if (type != Catalogue.class && type != Texts.class) {
        return part;
      }
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (_, method, arguments) -> {
                if (SQLITE_WRITES.contains(method.getName())) {
                  pass();
                }
                try {
                  return method.invoke(part, arguments);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              }));
    }
  }

  @ParameterizedTest
  @EnumSource
  void on_a_full_disk_a_change_is_made_or_refused_for_good(Act act) throws IOException {
    everyTime(act, Fault.fullDisk());
  }

  @ParameterizedTest
  @EnumSource
  void on_a_disk_that_cannot_force_a_change_is_made_or_refused_for_good(Act act)
      throws IOException {
    everyTime(act, Fault.brokenDisk());
  }

  private void everyTime(Act act, Fault fault) throws IOException {
    Path base = folder.resolve("base");
    DocumentId id;
    String before;
    try (OpenArchive open = OpenArchive.in(base)) {
      id = open.stored("first");
      open.stored("other");
      open.readAll("a page");
      if (act == Act.RESTORE) {
        new ByHand(open.archive()).withdraw(id, "by mistake");
      }
      before = open.state();
    }
    String after = made(act, id, copy(base, 0));
    int n = 1;
    while (isHit(fault, n, act, id, copy(base, n), before, after)) {
      n++;
    }
    System.out.printf("disk %s, %s: %d times%n", fault.message, act, n - 1);
    assertThat(n).isGreaterThan(3);
  }

  /** Whether the change comes to an n-th time at all. */
  private static boolean isHit(
      Fault fault, int n, Act act, DocumentId id, Path archive, String before, String after)
      throws IOException {
    String expected;
    String what;
    try (OpenArchive open =
        OpenArchive.in(WatchedFiles.watched(archive, fault), Steps.NONE, fault)) {
      fault.left = n;
      Outcome outcome = outcome(act, id, open);
      what = act + ", " + outcome + " at " + n;
      expected = outcome == Outcome.REFUSED ? before : after;
      if (outcome == Outcome.COMPLETED_LATER) {
        assertThat(act).as(what).isEqualTo(Act.ERASE);
      } else {
        assertThat(open.state()).as(what).isEqualTo(expected);
      }
      boolean isHit = fault.left <= 0;
      // There is room again, and somebody comes with a file that is there already.
      fault.left = Long.MAX_VALUE;
      open.receive("other");
      assertThat(open.state()).as("%s, then room", what).isEqualTo(expected);
      assertThat(open.check()).as(what).isEmpty();
      if (!isHit) {
        assertThat(outcome).as(what).isEqualTo(Outcome.MADE);
        return false;
      }
    }
    try (OpenArchive open = OpenArchive.in(archive)) {
      assertThat(open.state()).as("%s, then a start", what).isEqualTo(expected);
      assertThat(open.check()).as(what).isEmpty();
    }
    return true;
  }

  private static Outcome outcome(Act act, DocumentId id, OpenArchive open) {
    try {
      act.on(open, id);
      return Outcome.MADE;
    } catch (UnfinishedChangeException later) {
      return Outcome.COMPLETED_LATER;
    } catch (IOException refused) {
      return Outcome.REFUSED;
    }
  }

  private static String made(Act act, DocumentId id, Path archive) throws IOException {
    try (OpenArchive open = OpenArchive.in(archive)) {
      act.on(open, id);
      return open.state();
    }
  }

  private Path copy(Path base, int n) throws IOException {
    Path copy = folder.resolve("copy-" + n);
    try (var all = Files.walk(base)) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(base.relativize(each).toString()));
      }
    }
    return copy;
  }
}
