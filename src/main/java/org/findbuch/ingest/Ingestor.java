package org.findbuch.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
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
  private final FileReading reading;
  private final Indexing indexing;
  private final Bell bell = new Bell();
  private final Set<DocumentId> inHand = new HashSet<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean closed;
  private volatile @Nullable Trouble trouble;
  private @Nullable Counted counted;

  public Ingestor(Archive archive, Extractor extractor, SearchIndex index) {
    this.archive = archive;
    this.extractor = extractor;
    this.index = index;
    this.reading = new FileReading(archive, extractor);
    this.indexing = new Indexing(archive, index);
  }

  /**
   * Begins to work, with as many files read at once, or none; once is enough. One thread more than
   * that: the text of a file is stored while the next is read.
   */
  public synchronized void start(int atOnce) {
    if (!threads.isEmpty()) {
      return;
    }
    for (int i = 1; atOnce > 0 && i <= atOnce + 1; i++) {
      readers.add(Thread.ofPlatform().name("reading-" + i).start(() -> repeat(this::readNext)));
    }
    threads.addAll(readers);
    threads.add(Thread.ofPlatform().name("indexing").start(() -> repeat(this::indexNext)));
    threads.add(Thread.ofPlatform().name("index-upkeep").start(this::upkeep));
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
        reading.tally().read(),
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
    long end = System.nanoTime() + millis * 1_000_000;
    while (true) {
      long heard = bell.count();
      if (archive.queue().waiting(ids).isEmpty()) {
        return true;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || closed) {
        return false;
      }
      bell.awaitAfter(heard, Math.min(left, 1_000));
    }
  }

  /**
   * Waits until nothing is on its way any more.
   *
   * @return false when the time ran out first
   */
  public boolean awaitIdle(long millis) throws IOException, InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!closed) {
      long heard = bell.count();
      if (archive.queue().unread(1, Set.of()).isEmpty() && archive.queue().unindexed(1).isEmpty()) {
        return true;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      bell.awaitAfter(heard, Math.min(left, 1_000));
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    indexing.stop();
    bell.ring();
    // The indexing threads are left to finish: an interrupt would close files under the index.
    readers.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      join(thread);
    }
  }

  /** One step of work: true when something was done, false when nothing waits. */
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
      } catch (IOException | RuntimeException failed) {
        if (!closed) {
          failed(failed);
          pause();
        }
      }
    }
  }

  private boolean readNext() throws IOException, InterruptedException {
    Optional<Holding> next = claim();
    if (next.isEmpty()) {
      return false;
    }
    try {
      reading.read(next.get());
    } finally {
      release(next.get().id());
      bell.ring();
    }
    return true;
  }

  private boolean indexNext() throws IOException, InterruptedException {
    boolean worked = indexing.next(this::isReading);
    if (worked) {
      bell.ring();
    }
    return worked;
  }

  private void upkeep() {
    repeat(
        () -> {
          indexing.heal();
          bell.ring();
          // Once is enough for a process's life; what changes later goes through the queue.
          throw new InterruptedException();
        });
  }

  private synchronized Optional<Holding> claim() throws IOException {
    Optional<Holding> next = archive.queue().unread(1, inHand).stream().findFirst();
    next.ifPresent(holding -> inHand.add(holding.id()));
    return next;
  }

  private synchronized void release(DocumentId id) {
    inHand.remove(id);
  }

  private synchronized boolean isReading() {
    return !closed && !inHand.isEmpty();
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
