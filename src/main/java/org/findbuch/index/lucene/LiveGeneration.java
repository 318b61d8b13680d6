package org.findbuch.index.lucene;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.SearchIndex.Generation;
import org.findbuch.index.SearchTooExpensiveException;
import org.findbuch.index.lucene.store.Corruption;
import org.findbuch.index.lucene.store.Folders;
import org.findbuch.index.lucene.store.LuceneGeneration;
import org.findbuch.index.lucene.store.PointInTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation that answers. Where a write has failed, its writers are opened again; where its
 * files are damaged it is incomplete from then on and answers nothing more, until another one has
 * been built and takes its place. None is closed before the next one stands.
 */
final class LiveGeneration implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveGeneration.class);
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long VERIFY_EVERY = TimeUnit.MINUTES.toNanos(1);

  private final Folders folders;

  /** Many may put at a time, but nobody while what is seen is changed. */
  private final ReadWriteLock changes = new ReentrantReadWriteLock();

  private final ReentrantLock verifying = new ReentrantLock();
  private volatile Answering now;
  private volatile boolean closed;
  private volatile long looked = System.nanoTime();
  private @Nullable Answering verified;
  private long verifiedAt;

  private record Answering(LuceneGeneration shelves, Generation said) {
    /** Whether a search that begins now would see the same files. */
    boolean answers(PointInTime snapshot) {
      return said.complete() && shelves.isSeen(snapshot);
    }
  }

  /** Something that is done to both shelves. */
  interface Change {
    void to(LuceneGeneration shelves) throws IOException;
  }

  /** Opens what answered last. Where that cannot be read, an empty one takes its place. */
  LiveGeneration(Folders folders) throws IOException {
    this.folders = folders;
    Optional<Generation> pointed = folders.live();
    Optional<LuceneGeneration> found =
        pointed.isPresent() ? existing(pointed.get().name()) : Optional.empty();
    LuceneGeneration shelves =
        found.isPresent() ? found.get() : LuceneGeneration.create(folders, folders.unusedName());
    boolean complete = found.isPresent() && pointed.orElseThrow().complete();
    now = new Answering(shelves, new Generation(shelves.name(), complete, shelves.isOutdated()));
    if (found.isEmpty()) {
      folders.point(now.said());
    }
    folders.deleteAllBut(shelves.name());
  }

  private Optional<LuceneGeneration> existing(String name) throws IOException {
    try {
      return Optional.of(LuceneGeneration.existing(folders, name));
    } catch (IOException | RuntimeException | Error failed) {
      if (!Corruption.isFinal(failed)) {
        throw failed;
      }
      LOG.warn(
          "the index {} cannot be read and has to be built again: {}", name, failed.toString());
      return Optional.empty();
    }
  }

  Generation generation() {
    return now.said();
  }

  long bytes() throws IOException {
    return now.shelves().bytes();
  }

  /** What is seen now, complete or not; the caller releases it. */
  PointInTime acquire() throws IOException {
    LuceneGeneration last = null;
    for (LuceneGeneration one = now.shelves(); one != last; one = now.shelves()) {
      PointInTime snapshot = one.acquire();
      if (snapshot != null) {
        return snapshot;
      }
      last = one;
    }
    throw new IOException("the index is closed");
  }

  /**
   * What a search sees; the caller releases it.
   *
   * @throws IndexNotReadyException when there is nothing to see
   */
  PointInTime searched() throws IOException {
    if (!now.said().complete()) {
      throw new IndexNotReadyException();
    }
    return acquire();
  }

  /** A change that others may make at the same time. */
  void change(Change change) throws IOException {
    make(change, changes.readLock());
  }

  /** A change of what is seen. */
  void changeAlone(Change change) throws IOException {
    make(change, changes.writeLock());
  }

  /**
   * A failure may have ended the writer, and with it what others had put: whoever waits for a
   * refresh has to begin again then, so it fails even where everything has been put right.
   */
  private void make(Change change, Lock turn) throws IOException {
    LuceneGeneration changed;
    Throwable why;
    turn.lock();
    try {
      changed = now.shelves();
      change.to(changed);
      return;
    } catch (IOException | RuntimeException | Error failed) {
      changed = now.shelves();
      why = failed;
    } finally {
      turn.unlock();
    }
    boolean isOfDocument = turn.equals(changes.readLock()) && !changed.hasStopped();
    if (isOfDocument && why instanceof RuntimeException ofDocument) {
      throw ofDocument;
    }
    if (isDamaged(now, why)) {
      giveUp(changed, why.toString());
    } else if (why instanceof Error fatal && !Corruption.mayHaveCaused(why)) {
      throw fatal;
    } else if (changed.hasStopped()) {
      reopen(changed);
    }
    throw why instanceof IOException failed
        ? failed
        : new IOException("the index could not be written", why);
  }

  /** Searches go on with what they see; what was not refreshed is lost, as after a crash. */
  private void reopen(LuceneGeneration stopped) throws IOException {
    changes.writeLock().lock();
    try {
      if (closed || now.shelves() != stopped) {
        return;
      }
      LOG.warn("the index {} is opened again after a failed write", stopped.name());
      stopped.stop();
      Optional<LuceneGeneration> again = existing(stopped.name());
      if (again.isEmpty()) {
        giveUp(stopped, "it cannot be opened again");
        return;
      }
      replace(again.get(), now.said());
      stopped.close();
    } finally {
      changes.writeLock().unlock();
    }
  }

  private synchronized void replace(LuceneGeneration next, Generation said) {
    now = new Answering(next, said);
  }

  /** From now on it answers nothing, also after a new start. */
  private synchronized void giveUp(LuceneGeneration damaged, String why) {
    Answering before = now;
    if (before.shelves() != damaged || !before.said().complete()) {
      return;
    }
    LOG.error("the index {} is damaged and has to be built again: {}", damaged.name(), why);
    Generation incomplete = new Generation(damaged.name(), false, damaged.isOutdated());
    now = new Answering(damaged, incomplete);
    try {
      folders.point(incomplete);
    } catch (IOException failed) {
      LOG.warn("that the index is damaged could not be written down: {}", failed.toString());
    }
  }

  /**
   * Looks whether the files are as they were, now and then, and always for an answer that finds
   * nothing: a damaged file may look like one in which a word does not stand.
   *
   * @throws IndexNotReadyException when they are not
   */
  void vouch(boolean always) throws IOException {
    long time = System.nanoTime();
    if (always || time - looked > LOOK_EVERY) {
      looked = time;
      if (!damaged(false).isEmpty()) {
        throw new IndexNotReadyException();
      }
    }
  }

  /** Something that is read of what is seen. */
  interface Reading<T> {
    T of(PointInTime snapshot) throws IOException;
  }

  /**
   * Reads, and gives the snapshot back in any case.
   *
   * @throws IndexNotReadyException where it fails because the index is damaged, or of files that
   *     nobody sees any more: they may have been damaged
   */
  <T> T read(PointInTime snapshot, Reading<T> reading) throws IOException {
    try {
      return reading.of(snapshot);
    } catch (SearchTooExpensiveException | IndexNotReadyException known) {
      throw known;
    } catch (IOException | RuntimeException | Error failed) {
      Answering read = now;
      throw read.answers(snapshot) ? blamed(read, failed) : new IndexNotReadyException(failed);
    } finally {
      snapshot.giveBack();
    }
  }

  private IOException blamed(Answering read, Throwable failed) throws IOException {
    if (isDamaged(read, failed)) {
      giveUp(read.shelves(), failed.toString());
      return new IndexNotReadyException(failed);
    }
    return switch (failed) {
      case EOFException ended -> new IOException("the index could not be read", ended);
      case IOException known -> known;
      case RuntimeException bug -> throw bug;
      case Error fatal when !Corruption.mayHaveCaused(fatal) -> throw fatal;
      default -> new IOException("the index could not be read", failed);
    };
  }

  /** Finds damaged files, each with what is wrong, and has the index built again for any. */
  Map<Path, String> damaged(boolean all) throws IOException {
    LuceneGeneration looked = now.shelves();
    Map<Path, String> damaged = looked.damaged(all);
    if (!damaged.isEmpty()) {
      giveUp(looked, damaged.size() + " files, " + damaged.entrySet().iterator().next());
    }
    return damaged;
  }

  /**
   * All files of a generation are read now and then only, as that takes time in which others ask;
   * who fails meanwhile waits for what that finds.
   */
  private boolean isDamaged(Answering read, Throwable failed) throws IOException {
    if (Corruption.isShownBy(failed) || !damaged(false).isEmpty()) {
      return true;
    }
    if (!Corruption.mayHaveCaused(failed)) {
      return false;
    }
    verifying.lock();
    try {
      if (!read.equals(now)) {
        return true;
      }
      long time = System.nanoTime();
      if (read.equals(verified) && time - verifiedAt < VERIFY_EVERY) {
        return false;
      }
      verified = read;
      verifiedAt = time;
      return !damaged(true).isEmpty();
    } finally {
      verifying.unlock();
    }
  }

  /** Lets another generation answer and deletes the one before. */
  void switchTo(LuceneGeneration built) throws IOException {
    LuceneGeneration before;
    changes.writeLock().lock();
    try {
      Generation next = new Generation(built.name(), true, false);
      folders.point(next);
      before = now.shelves();
      replace(built, next);
    } finally {
      changes.writeLock().unlock();
    }
    try {
      // what goes wrong here must not take back the switch; the next start deletes what is left
      before.close();
      folders.delete(before.name());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("the index {} could not be deleted: {}", before.name(), failed.toString());
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    changes.writeLock().lock();
    try {
      now.shelves().close();
    } finally {
      changes.writeLock().unlock();
    }
  }
}
