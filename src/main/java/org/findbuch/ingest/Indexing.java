package org.findbuch.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.findbuch.archive.Archive;
import org.findbuch.archive.HoldingConsumer;
import org.findbuch.archive.WorkThreads;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.State;
import org.findbuch.index.SearchIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index at what the catalogue says. */
public final class Indexing {
  private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
  private static final int BATCH = 256;

  private static final long LOOK_NANOS = 1_000_000_000;
  private static final long VERIFY_NANOS = 86_400 * LOOK_NANOS;

  /** A whole index is built on all cores, as whoever has started it waits for it. */
  private static final int BUILDERS = Runtime.getRuntime().availableProcessors();

  private static final int BUILT_AHEAD = 4 * BUILDERS;

  private final Archive archive;
  private final SearchIndex index;
  private final Entries entries;
  // Held by whoever brings changes into the live index, so that a switch misses none.
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock rebuilding = new ReentrantLock();
  private final Set<DocumentId> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /** Why the last batch did not come into the index, if it did not. */
  private volatile @Nullable String failing;

  private volatile Figures.Refreshed refreshed = new Figures.Refreshed(0, Instant.now());
  private final Gathering gathering = new Gathering();

  /** Takes away what else is kept of a document that is erased. */
  private volatile HoldingConsumer whenErased = _ -> {};

  private long looked = System.nanoTime() - LOOK_NANOS;
  private long verified = looked - VERIFY_NANOS;

  Indexing(Archive archive, SearchIndex index) {
    this.archive = archive;
    this.index = index;
    this.entries = new Entries(archive);
  }

  /** Brings a batch of changes into the index; false when none waits. */
  boolean next(BooleanSupplier moreIsComing) throws IOException, InterruptedException {
    gathering.await(moreIsComing);
    return carry();
  }

  void whenErased(HoldingConsumer also) {
    whenErased = whenErased.and(also);
  }

  private boolean carry() throws IOException {
    try {
      boolean worked = carryBatch();
      failing = null;
      return worked;
    } catch (IOException failed) {
      failing = failed.getMessage();
      throw failed;
    }
  }

  private boolean carryBatch() throws IOException {
    writing.lock();
    try {
      List<Holding> batch = archive.queue().unindexed(BATCH);
      gathering.took(batch.size() == BATCH);
      if (batch.isEmpty()) {
        return false;
      }
      Map<DocumentId, Long> done = put(batch);
      List<Holding> erased = batch.stream().filter(Indexing::isErased).toList();
      for (Holding holding : erased) {
        whenErased.accept(holding);
      }
      refresh(erased.stream().map(Holding::id).collect(toSet()));
      refreshed = new Figures.Refreshed(refreshed.times() + 1, Instant.now());
      archive.queue().indexed(done);
      gathering.ended();
      return !done.isEmpty();
    } finally {
      writing.unlock();
    }
  }

  private static boolean isErased(Holding holding) {
    return Entries.shelf(holding.publication()).isEmpty();
  }

  private void refresh(Set<DocumentId> erased) throws IOException {
    if (erased.isEmpty()) {
      index.refresh();
    } else {
      index.erase(erased);
    }
  }

  Figures.Refreshed refreshed() {
    return refreshed;
  }

  /** Documents that the index did not take; they are tried again and do not hold up the others. */
  public Set<DocumentId> refused() {
    return Set.copyOf(refused);
  }

  /** On all cores, as whoever adds documents waits for the last batch with nothing beside it. */
  private Map<DocumentId, Long> put(List<Holding> batch) throws IOException {
    Map<DocumentId, Long> done = new ConcurrentHashMap<>();
    try (WorkThreads putting = new WorkThreads("indexing", BUILDERS, BUILT_AHEAD)) {
      for (Holding holding : batch) {
        putting.submit(
            () -> {
              if (putOrRemember(holding)) {
                done.put(holding.id(), holding.stamp());
              }
            });
      }
      putting.finish();
    }
    return done;
  }

  /** What fails with the world, as a full disk, fails for all; what is refused, for itself. */
  private boolean putOrRemember(Holding holding) throws IOException {
    try {
      put(holding);
      refused.remove(holding.id());
      return true;
    } catch (OutOfMemoryError fatal) {
      throw fatal;
    } catch (RuntimeException | Error failed) {
      LOG.error("document {} is not taken by the index and is tried again", holding.id(), failed);
      refused.add(holding.id());
      return false;
    }
  }

  /** Has a rebuild that is under way give up; it begins anew at the next start. */
  void stop() {
    stopped = true;
  }

  /**
   * Builds a whole new generation beside the live one and switches to it.
   *
   * @return how many documents it holds
   */
  public int rebuild() throws IOException {
    rebuilding.lock();
    try (SearchIndex.Rebuild rebuild = index.rebuild();
        WorkThreads builders = new WorkThreads("build", BUILDERS, BUILT_AHEAD)) {
      Map<DocumentId, Long> built = new ConcurrentHashMap<>();
      archive.each(
          DocumentFilter.all(Access.STAFF),
          holding -> builders.submit(() -> putInto(rebuild, built, holding)));
      builders.finish();
      writing.lock();
      try {
        catchUp(rebuild, built);
        rebuild.switchOver();
        return built.size();
      } finally {
        writing.unlock();
      }
    } finally {
      rebuilding.unlock();
    }
  }

  /** Rebuilds an index that is not complete; else puts right every document that differs. */
  public void heal() throws IOException {
    if (!rebuildIfNeeded()) {
      mend();
    }
  }

  private boolean rebuildIfNeeded() throws IOException {
    rebuilding.lock();
    try {
      SearchIndex.Generation now = index.generation();
      if (now.complete() && !now.outdated()) {
        return false;
      }
      LOG.info("the index is {} and is being built", now.complete() ? "outdated" : "incomplete");
      LOG.info("the index is built: {} documents", rebuild());
      return true;
    } finally {
      rebuilding.unlock();
    }
  }

  /**
   * Looks whether the index is damaged, once a day with the checksum of every file, and builds it
   * again where it is; false when there was nothing to do.
   */
  boolean keepSound() throws IOException {
    long now = System.nanoTime();
    boolean all = now - verified >= VERIFY_NANOS;
    if (all || now - looked >= LOOK_NANOS) {
      looked = now;
      verified = all ? now : verified;
      index.damaged(all);
    }
    return rebuildIfNeeded();
  }

  private void mend() throws IOException {
    writing.lock();
    try {
      Set<DocumentId> wrong = new HashSet<>();
      new IndexComparison(archive, index, null, (damage, id) -> wrong.add(requireNonNull(id)))
          .documents();
      if (wrong.isEmpty()) {
        return;
      }
      LOG.warn("the index differs from the catalogue in {} documents; it is mended", wrong.size());
      Set<DocumentId> erased = new HashSet<>();
      for (DocumentId id : wrong) {
        Optional<Holding> holding = archive.find(id);
        if (holding.isEmpty() || isErased(holding.get())) {
          erased.add(id);
        } else {
          put(holding.get());
        }
      }
      refresh(erased);
    } finally {
      writing.unlock();
    }
  }

  /** Whether the last batch did not come in, as where the disk of the index is full. */
  public boolean isFailing() {
    return failing != null;
  }

  /** Brings in all that waits, as far as the index takes it. */
  void settle() {
    try {
      while (carry()) {
        // each takes another batch
      }
    } catch (IOException remembered) {
      LOG.warn("what waits does not come into the index: {}", remembered.toString());
    }
  }

  /** Compares the index with the catalogue and its files with their checksums. */
  public void compare(IndexComparison.Findings findings) throws IOException {
    writing.lock();
    try {
      new IndexComparison(archive, index, failing, findings).all();
    } finally {
      writing.unlock();
    }
  }

  private void put(Holding holding) throws IOException {
    Optional<Access> shelf = Entries.shelf(holding.publication());
    if (shelf.isPresent()) {
      index.put(entries.entry(holding, shelf.get()));
    } else {
      index.remove(holding.id());
    }
  }

  private void putInto(SearchIndex.Rebuild rebuild, Map<DocumentId, Long> built, Holding holding)
      throws IOException {
    if (stopped) {
      throw new InterruptedIOException("the program ends; the index is built at the next start");
    }
    Optional<Access> shelf = Entries.shelf(holding.publication());
    if (holding.state() != State.RECEIVED && shelf.isPresent()) {
      rebuild.put(entries.entry(holding, shelf.get()));
      built.put(holding.id(), holding.stamp());
    }
  }

  /** What changed while the new generation was being filled; the writing lock is held. */
  private void catchUp(SearchIndex.Rebuild rebuild, Map<DocumentId, Long> built)
      throws IOException {
    Map<DocumentId, Long> old = new HashMap<>(built);
    archive.each(
        DocumentFilter.all(Access.STAFF),
        holding -> {
          Long stamp = old.remove(holding.id());
          if (Entries.shelf(holding.publication()).isEmpty()) {
            rebuild.remove(holding.id());
          } else if (stamp == null || stamp != holding.stamp()) {
            putInto(rebuild, built, holding);
          }
        });
    for (DocumentId gone : old.keySet()) {
      rebuild.remove(gone);
    }
  }
}
