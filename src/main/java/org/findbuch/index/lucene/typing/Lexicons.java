package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.IndexReader;
import org.findbuch.document.Access;
import org.findbuch.index.lucene.store.Corruption;
import org.findbuch.index.lucene.store.PointInTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lexicon of each shelf. The first one is built when somebody types; from then on whoever types
 * gets the one that is there, and when the shelf has changed since it was built, another one is
 * built meanwhile. A build takes its time in a thread of its own and then nothing is built for ten
 * times what it took of a processor, so that a large ingest is not slowed by it.
 */
public final class Lexicons {
  private static final Logger LOG = LoggerFactory.getLogger(Lexicons.class);
  private static final int REST = 10;

  /** Long enough for a collection of some thousand pages. */
  private static final long FIRST_WAIT = 1_000;

  private final Map<Access, OfShelf> shelves = new EnumMap<>(Access.class);

  public Lexicons() {
    for (Access shelf : Access.values()) {
      shelves.put(shelf, new OfShelf(shelf));
    }
  }

  /** What a reader can be offered: from the public shelf, and for staff also from the other. */
  public List<Lexicon> of(PointInTime snapshot, Access access) {
    List<Lexicon> lexicons = new ArrayList<>();
    for (Access shelf : Access.values()) {
      if (shelf == Access.PUBLIC || shelf == access) {
        Lexicon lexicon = ofShelf(shelf, snapshot);
        if (lexicon != null) {
          lexicons.add(lexicon);
        }
      }
    }
    return lexicons;
  }

  private @Nullable Lexicon ofShelf(Access shelf, PointInTime snapshot) {
    OfShelf lexicon = shelves.get(shelf);
    return lexicon == null ? null : lexicon.now(snapshot);
  }

  private static final class OfShelf {
    private final Access shelf;
    private final AtomicBoolean building = new AtomicBoolean();
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile @Nullable Lexicon lexicon;
    private volatile @Nullable Object builtOf;
    private volatile long nextBuild = System.nanoTime();

    private OfShelf(Access shelf) {
      this.shelf = shelf;
    }

    /** Nothing while the first one of a large shelf is being built. */
    private @Nullable Lexicon now(PointInTime snapshot) {
      boolean changed = !state(snapshot.shelf(shelf)).equals(builtOf);
      if (changed && System.nanoTime() - nextBuild >= 0 && building.compareAndSet(false, true)) {
        begin(snapshot);
      }
      if (lexicon == null) {
        awaitFirst();
      }
      return lexicon;
    }

    private void begin(PointInTime snapshot) {
      if (!snapshot.acquire()) {
        building.set(false);
        return;
      }
      Thread.ofPlatform().daemon().name("suggestions").start(() -> build(snapshot));
    }

    private void build(PointInTime snapshot) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try {
        IndexReader reader = snapshot.shelf(shelf);
        lexicon = LexiconBuilder.build(reader);
        builtOf = state(reader);
      } catch (IOException | RuntimeException | Error failed) {
        if (failed instanceof Error fatal && !Corruption.mayHaveCaused(failed)) {
          throw fatal;
        }
        LOG.warn("suggestions could not be made anew: {}", failed.toString());
      } finally {
        // nobody waits once more for a first one that cannot be made
        first.countDown();
        snapshot.giveBack();
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        nextBuild = System.nanoTime() + REST * took;
        building.set(false);
      }
    }

    private void awaitFirst() {
      try {
        first.await(FIRST_WAIT, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    /** The same as long as a shelf has not changed. */
    private static Object state(IndexReader reader) {
      return reader.getReaderCacheHelper().getKey();
    }
  }
}
