package org.findbuch.index.lucene;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex.Rebuild;
import org.findbuch.index.lucene.store.Corruption;
import org.findbuch.index.lucene.store.Folders;
import org.findbuch.index.lucene.store.LuceneGeneration;

/** A generation that is being built while another one answers. */
final class BesideTheLive implements Rebuild {
  private final Folders folders;
  private final LuceneGeneration shelves;
  private final Switch switching;
  private final Set<DocumentId> erased = ConcurrentHashMap.newKeySet();

  /** Many may put at a time, but nobody while it is erased from or comes to its end. */
  private final ReadWriteLock changes = new ReentrantReadWriteLock();

  private final AtomicLong put = new AtomicLong();
  private volatile boolean finished;

  /** Lets a generation answer from now on. */
  interface Switch {
    void to(LuceneGeneration built) throws IOException;
  }

  BesideTheLive(Folders folders, LuceneGeneration shelves, Switch switching) {
    this.folders = folders;
    this.shelves = shelves;
    this.switching = switching;
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void run(Lock turn, Step step) throws IOException {
    turn.lock();
    try {
      step.run();
    } catch (OutOfMemoryError failed) {
      if (!Corruption.mayHaveCaused(failed)) {
        throw failed;
      }
      throw new IOException("what has been built of the index is damaged", failed);
    } finally {
      turn.unlock();
    }
  }

  /** What was erased since this began is not taken, however old what the caller knows is. */
  @Override
  public void put(IndexedDocument document) throws IOException {
    run(
        changes.readLock(),
        () -> {
          if (!erased.contains(document.id())) {
            shelves.put(document);
            put.incrementAndGet();
          }
        });
  }

  @Override
  public void remove(DocumentId id) throws IOException {
    run(changes.readLock(), () -> shelves.remove(id));
  }

  /** Leaves nothing of documents in the files; nothing to do once it answers or is thrown away. */
  void erase(Set<DocumentId> ids) throws IOException {
    run(
        changes.writeLock(),
        () -> {
          if (!finished) {
            erased.addAll(ids);
            shelves.erase(ids);
          }
        });
  }

  /** How many documents it has taken. */
  long built() {
    return finished ? 0 : put.get();
  }

  @Override
  public void switchOver() throws IOException {
    run(
        changes.writeLock(),
        () -> {
          if (finished) {
            throw new IllegalStateException(
                "the generation " + shelves.name() + " was closed before");
          }
          shelves.gather();
          shelves.refresh();
          switching.to(shelves);
          finished = true;
        });
  }

  @Override
  public void close() throws IOException {
    run(
        changes.writeLock(),
        () -> {
          if (!finished) {
            finished = true;
            shelves.close();
            folders.delete(shelves.name());
          }
        });
  }
}
