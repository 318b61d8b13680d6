package org.findbuch.archive.fixity;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.Holding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that is stored, over and over, spread over some days: what nobody asks for is
 * missed too late otherwise. It goes on where the last process ended.
 */
public final class FixityRounds implements Closeable {
  /** Name of the file in the archive's folder that says where a round is. */
  public static final String FILE = "fixity.properties";

  private static final Logger LOG = LoggerFactory.getLogger(FixityRounds.class);
  private static final long LOOK_EVERY_SECONDS = 30;

  /** So much longer than a document took to read is waited before the next. */
  private static final int REST = 9;

  private final Path file;
  private final Fixity fixity;
  private final Catalogue catalogue;
  private final Locks locks;
  private final Clock clock;
  private final ScheduledExecutorService reading =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fixity").daemon().factory());
  private @Nullable Future<?> going;
  private volatile int days;
  private volatile RoundNote note;

  public FixityRounds(Path folder, Fixity fixity, Catalogue catalogue, Locks locks, Clock clock)
      throws IOException {
    this.file = folder.resolve(FILE);
    this.fixity = fixity;
    this.catalogue = catalogue;
    this.locks = locks;
    this.clock = clock;
    Optional<RoundNote> earlier = RoundNote.read(file);
    this.note = earlier.orElse(new RoundNote(Instant.EPOCH, null, null, 0, Set.of()));
    fixity.damaged().addAll(note.damaged());
  }

  /** Begins to read, so that a round takes so many days; 0 for not at all. */
  public synchronized void start(int inDays) {
    days = inDays;
    if (inDays > 0 && going == null) {
      going =
          reading.scheduleWithFixedDelay(this::tryToGoOn, 1, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  public FixityState state() {
    Instant begun = note.begun().equals(Instant.EPOCH) ? null : note.begun();
    return new FixityState(days, begun, note.completed(), note.checked(), fixity.damaged());
  }

  private void tryToGoOn() {
    try {
      while (!reading.isShutdown() && isDue()) {
        long start = System.nanoTime();
        readNext();
        TimeUnit.NANOSECONDS.sleep(REST * (System.nanoTime() - start));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error failed) {
      if (!reading.isShutdown()) {
        LOG.warn("what is stored could not be read for comparison; it is tried again", failed);
      }
    }
  }

  /** Whether so much of the round's time is over that another document should have been read. */
  boolean isDue() throws IOException {
    Duration round = Duration.ofDays(days);
    Duration since = Duration.between(note.begun(), clock.instant());
    long documents = catalogue.count(DocumentFilter.all(Access.STAFF));
    // A round through an archive that was empty says nothing of what has come since.
    boolean isOver = since.compareTo(round) >= 0 || (note.checked() == 0 && documents > 0);
    if (isOver && isWhole()) {
      note = RoundNote.beginning(clock.instant(), note.completed(), fixity.damaged());
      since = Duration.ZERO;
    }
    return !isWhole()
        && note.checked() <= documents * ((double) since.toMillis() / round.toMillis());
  }

  /** Before the first round, and when the present one has come to its end. */
  private boolean isWhole() {
    Instant completed = note.completed();
    return note.begun().equals(Instant.EPOCH)
        || (completed != null && !completed.isBefore(note.begun()));
  }

  void readNext() throws IOException {
    List<Holding> next = catalogue.after(DocumentFilter.all(Access.STAFF), note.after(), 1);
    if (next.isEmpty()) {
      for (Collection each : catalogue.collections()) {
        try (Held _ = locks.hold(Locks.TREE)) {
          fixity.inspect(Item.key(each.id()), false, each.id().value());
        }
      }
      note =
          new RoundNote(
              note.begun(), clock.instant(), note.after(), note.checked(), fixity.damaged());
      LOG.info("read {} documents: {} damaged", note.checked(), fixity.damaged().size());
    } else {
      var id = next.getFirst().id();
      try (Held _ = locks.hold(id.value())) {
        fixity.inspect(id.value(), true, id.value());
      }
      note =
          new RoundNote(note.begun(), note.completed(), id, note.checked() + 1, fixity.damaged());
    }
    note.write(file);
  }

  @Override
  public void close() {
    reading.shutdownNow();
    reading.close();
  }
}
