package org.findbuch.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.State;
import org.findbuch.extract.Extractor;
import org.findbuch.index.SearchIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every file that waits for it and brings every change into the index, in threads of its own,
 * until closed. Where the world fails (a full disk, a worker that cannot start) it waits and tries
 * again; nothing is taken off the queue before its effect is durable.
 */
public final class Ingestor implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingestor.class);
  private static final long PAUSE_MILLIS = 5_000;

  private final Archive archive;
  private final Extractor extractor;
  private final SearchIndex index;
  private final TextLane text;
  private final List<LaneClaims> lanes;
  private final Indexing indexing;
  private final Bell bell = new Bell();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean started;
  private boolean behind;
  private volatile boolean closed;
  private volatile @Nullable Trouble trouble;
  private @Nullable Counted counted;
  private boolean caughtUp;

  public Ingestor(Archive archive, Extractor extractor, SearchIndex index) {
    this(archive, extractor, index, List.of());
  }

  /** With lanes for what is done once a document's text is known. */
  public Ingestor(Archive archive, Extractor extractor, SearchIndex index, List<LaneWork> later) {
    this.archive = archive;
    this.extractor = extractor;
    this.index = index;
    this.text = new TextLane(archive, extractor, later);
    this.lanes =
        Stream.concat(Stream.of(text), later.stream())
            .map(work -> new LaneClaims(archive.queue(), work))
            .toList();
    this.indexing = new Indexing(archive, index);
  }

  /**
   * Begins to work, with at most so many files at once in each lane that is waited for, or none;
   * once is enough.
   */
  public synchronized void start(int atOnce) {
    if (started) {
      return;
    }
    started = true;
    lanes.stream().filter(lane -> lane.work().isAwaited()).forEach(lane -> start(lane, atOnce));
    threads.add(Thread.ofPlatform().name("indexing").start(() -> repeat(this::indexNext)));
    threads.add(Thread.ofPlatform().name("index-upkeep").start(() -> repeat(this::keepUp)));
  }

  /**
   * Begins with what nobody waits for, as well; once is enough. A command would spend the
   * processors on it and end before much of it is done.
   */
  public synchronized void startBehind(int atOnce) {
    if (!behind) {
      behind = true;
      lanes.stream().filter(lane -> !lane.work().isAwaited()).forEach(lane -> start(lane, atOnce));
    }
  }

  /** One thread more than places: what comes of a file is stored while the next is read. */
  private void start(LaneClaims lane, int atOnce) {
    int most = atOnce > 0 ? Math.min(atOnce, lane.work().seats()) + 1 : 0;
    for (int i = 1; i <= most; i++) {
      String name = "lane-" + lane.work().lane().name() + "-" + i;
      readers.add(Thread.ofPlatform().name(name).start(() -> repeat(() -> next(lane))));
    }
  }

  /**
   * Why nothing has moved for some time: the world failed (a full disk, a worker that cannot start)
   * and went on failing. Empty while work goes well.
   */
  public Optional<Exception> trouble() {
    Trouble now = trouble;
    boolean lasts = now != null && System.nanoTime() - now.since() > 2 * PAUSE_MILLIS * 1_000_000;
    return now != null && lasts ? Optional.of(now.cause()) : Optional.empty();
  }

  private record Trouble(Exception cause, long since) {}

  private synchronized void failed(Exception cause) {
    if (trouble == null) {
      LOG.error("work on a document failed and is tried again", cause);
      trouble = new Trouble(cause, System.nanoTime());
    } else {
      LOG.debug("work on a document failed again", cause);
    }
  }

  private synchronized void worked() {
    if (trouble != null) {
      LOG.info("work goes on");
      trouble = null;
    }
  }

  /** Says that something waits: a file came, a record changed. */
  public void wake() {
    bell.ring();
  }

  /** What there is to count about the work. */
  public Figures figures() throws IOException {
    return new Figures(
        totals(),
        archive.fixity(),
        text.counts().read(),
        extractor.workers(),
        index.generation(),
        index.size(),
        indexing.refreshed());
  }

  /** Adding up looks at every document, so however often it is asked it is done seldom. */
  private synchronized Totals totals() throws IOException {
    Counted known = counted;
    if (known == null || System.nanoTime() - known.at() > PAUSE_MILLIS * 1_000_000) {
      known = new Counted(archive.totals(), System.nanoTime());
      counted = known;
    }
    return known.totals();
  }

  private record Counted(Totals totals, long at) {}

  /** Brings in all that waits where no thread does: what waits then waits for a reason. */
  public void settle() {
    if (!started) {
      indexing.settle();
    }
  }

  /** The index's own side of the work: rebuilding and comparing. */
  public Indexing indexing() {
    return indexing;
  }

  /**
   * Waits until none of the documents is on its way any more.
   *
   * @return false when the time ran out first
   */
  public boolean awaitSettled(Set<DocumentId> ids, long millis)
      throws IOException, InterruptedException {
    return await(() -> archive.queue().waiting(ids).isEmpty(), millis);
  }

  /**
   * Waits until nothing is on its way any more.
   *
   * @return false when the time ran out first
   */
  public boolean awaitIdle(long millis) throws IOException, InterruptedException {
    return await(() -> !closed && isIdle(), millis);
  }

  private boolean await(Step reached, long millis) throws IOException, InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (true) {
      long heard = bell.count();
      if (reached.run()) {
        return true;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || closed) {
        return false;
      }
      bell.awaitAfter(heard, Math.min(left, 1_000));
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    indexing.stop();
    bell.ring();
    // The indexing threads are left to finish: an interrupt would close files under the index.
    readers.forEach(Thread::interrupt);
    for (Thread thread : Stream.concat(readers.stream(), threads.stream()).toList()) {
      join(thread);
    }
  }

  /** One step of work, or a question: true when something was done, or when it is so. */
  private interface Step {
    boolean run() throws IOException, InterruptedException;
  }

  private void repeat(Step step) {
    while (!closed) {
      long heard = bell.count();
      try {
        if (step.run()) {
          worked();
        } else {
          bell.awaitAfter(heard, PAUSE_MILLIS);
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (OutOfMemoryError fatal) {
        throw fatal; // ends the process, see Main
      } catch (IOException | RuntimeException | Error failed) {
        if (!closed) {
          failed(failed instanceof Exception usual ? usual : new IllegalStateException(failed));
          pause();
        }
      }
    }
  }

  private boolean isIdle() throws IOException {
    for (LaneClaims lane : lanes) {
      if (lane.work().isAwaited() && !lane.isIdle()) {
        return false;
      }
    }
    return archive.queue().unindexed(1).isEmpty();
  }

  private boolean next(LaneClaims lane) throws IOException, InterruptedException {
    boolean worked = true;
    try {
      worked = lane.next();
      return worked;
    } finally {
      // A failure is news as well; that nothing waits is none, and would wake this thread for ever.
      if (worked) {
        bell.ring();
      }
    }
  }

  /** What was read before there was such a lane. */
  private void catchUp() throws IOException {
    List<LaneWork> later = later();
    for (LaneWork work : later) {
      archive.queue().redoOlder(work.lane());
    }
    archive.each(
        DocumentFilter.all(Access.STAFF),
        holding -> {
          for (LaneWork work : later) {
            if (holding.state() != State.RECEIVED
                && work.isFor(holding.format(), holding.coverage())) {
              archive.queue().await(work.lane(), List.of(holding.id()));
            }
          }
        });
  }

  private List<LaneWork> later() {
    return lanes.stream().skip(1).map(LaneClaims::work).toList();
  }

  private boolean indexNext() throws IOException, InterruptedException {
    boolean worked = indexing.next(this::isReading);
    if (worked) {
      bell.ring();
    }
    return worked;
  }

  /** Once for a process's life all is compared; what changes later goes through the queue. */
  private boolean keepUp() throws IOException {
    boolean worked = !caughtUp || indexing.keepSound();
    if (!caughtUp) {
      catchUp();
      indexing.heal();
      caughtUp = true;
    }
    if (worked) {
      bell.ring();
    }
    return worked;
  }

  private boolean isReading() {
    return !closed && lanes.getFirst().isBusy();
  }

  /** Waits whatever rings meanwhile, so that a lasting fault does not keep a core busy. */
  private void pause() {
    long end = System.nanoTime() + PAUSE_MILLIS * 1_000_000;
    try {
      while (!closed && System.nanoTime() < end) {
        bell.awaitAfter(bell.count(), 200);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while closing", stopped);
    }
  }
}
