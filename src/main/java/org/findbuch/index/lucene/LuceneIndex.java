package org.findbuch.index.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.IndexSearcher;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexNotReadyException;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.Searcher;
import org.findbuch.index.lucene.match.SearchThreads;
import org.findbuch.index.lucene.question.Admission;
import org.findbuch.index.lucene.store.Folders;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.LuceneGeneration;
import org.findbuch.index.lucene.store.PointInTime;
import org.findbuch.index.lucene.typing.Lexicons;
import org.findbuch.language.Morphology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in two Lucene indexes a generation. A folder that is empty, damaged or of a version
 * that cannot be read gives an incomplete generation: it takes documents, but answers only when one
 * has been built and switched to.
 */
public final class LuceneIndex implements SearchIndex {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
  private static final long LONGEST_SEARCH = 2_000;

  /**
   * Enough for 64 words in every field and language; Lucene's own limit is for the whole process.
   */
  private static final int MOST_CLAUSES = 20_000;

  private final Folders folders;
  private final Admission admission;
  private final Lexicons lexicons = new Lexicons();
  private final SearchThreads helpers;

  /** Many may put at a time, but nobody while what is seen is changed. */
  private final ReadWriteLock changes = new ReentrantReadWriteLock();

  private volatile LuceneGeneration live;
  private volatile Generation generation;
  private volatile @Nullable BesideTheLive building;
  private volatile boolean closed;

  private LuceneIndex(Folders folders, long longestSearch, SearchThreads helpers)
      throws IOException {
    this.folders = folders;
    this.helpers = helpers;
    this.admission = new Admission(longestSearch);
    Optional<Generation> pointed = folders.live();
    Optional<LuceneGeneration> found =
        pointed.isPresent() ? existing(pointed.get().name()) : Optional.empty();
    live = found.isPresent() ? found.get() : LuceneGeneration.create(folders, folders.unusedName());
    boolean complete = found.isPresent() && pointed.orElseThrow().complete();
    generation = new Generation(live.name(), complete, live.isOutdated());
    if (found.isEmpty()) {
      folders.point(generation);
    }
    folders.deleteAllBut(live.name());
  }

  /**
   * Opens the index in a folder; what an earlier process left half built is deleted.
   *
   * @throws org.findbuch.index.IndexHeldException when another process has it
   */
  public static LuceneIndex open(Path root) throws IOException {
    return open(root, LONGEST_SEARCH);
  }

  static LuceneIndex open(Path root, long longestSearch) throws IOException {
    return open(root, longestSearch, IndexFields.VERSION);
  }

  /** As a program of that version opens it. */
  static LuceneIndex open(Path root, long longestSearch, int version) throws IOException {
    return open(root, longestSearch, version, new SearchThreads());
  }

  /** As on a machine with so many processors. */
  static LuceneIndex open(Path root, SearchThreads helpers) throws IOException {
    return open(root, LONGEST_SEARCH, IndexFields.VERSION, helpers);
  }

  private static LuceneIndex open(Path root, long longestSearch, int version, SearchThreads helpers)
      throws IOException {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
    Morphology.warmUp();
    Folders folders = Folders.hold(root, version);
    try {
      return new LuceneIndex(folders, longestSearch, helpers);
    } catch (IOException | RuntimeException failed) {
      folders.close();
      throw failed;
    }
  }

  private Optional<LuceneGeneration> existing(String name) throws IOException {
    try {
      return Optional.of(LuceneGeneration.existing(folders, name));
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | FileNotFoundException
        | NoSuchFileException
        | EOFException
        | IllegalArgumentException
        | IllegalStateException unreadable) {
      LOG.warn(
          "the index {} cannot be read and has to be built again: {}", name, unreadable.toString());
      return Optional.empty();
    }
  }

  /**
   * Opens the index again where a failed write has ended its writer. What was not refreshed is
   * lost, as after a crash; searches go on with what they see.
   */
  private void reopenIfStopped() throws IOException {
    if (!live.hasStopped()) {
      return;
    }
    Lock alone = changes.writeLock();
    alone.lock();
    try {
      if (live.hasStopped()) {
        LOG.warn("the index {} is opened again after a failed write", live.name());
        LuceneGeneration stopped = live;
        stopped.close();
        live = LuceneGeneration.existing(folders, stopped.name());
      }
    } finally {
      alone.unlock();
    }
  }

  @Override
  public void put(IndexedDocument document) throws IOException {
    reopenIfStopped();
    Lock turn = changes.readLock();
    turn.lock();
    try {
      live.put(document);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void remove(DocumentId id) throws IOException {
    reopenIfStopped();
    Lock turn = changes.readLock();
    turn.lock();
    try {
      live.remove(id);
    } finally {
      turn.unlock();
    }
  }

  /** First from what may be switched to meanwhile. */
  @Override
  public void erase(Set<DocumentId> ids) throws IOException {
    BesideTheLive beside = building;
    if (beside != null) {
      beside.erase(ids);
    }
    reopenIfStopped();
    Lock alone = changes.writeLock();
    alone.lock();
    try {
      live.erase(ids);
    } finally {
      alone.unlock();
    }
  }

  @Override
  public void refresh() throws IOException {
    Lock alone = changes.writeLock();
    alone.lock();
    try {
      live.refresh();
    } finally {
      alone.unlock();
    }
  }

  @Override
  public Map<DocumentId, Entry> entries() throws IOException {
    PointInTime snapshot = acquire();
    try {
      return snapshot.entries();
    } finally {
      snapshot.release();
    }
  }

  @Override
  public Searcher searcher(Access access) {
    return new LuceneSearcher(this, access, lexicons, admission, helpers);
  }

  /**
   * What a search sees; the caller releases it.
   *
   * @throws IndexNotReadyException when there is nothing to see yet
   */
  PointInTime searched() throws IOException {
    if (!generation.complete()) {
      throw new IndexNotReadyException();
    }
    return acquire();
  }

  private PointInTime acquire() throws IOException {
    while (!closed) {
      PointInTime snapshot = live.acquire();
      if (snapshot != null) {
        return snapshot;
      }
    }
    throw new IOException("the index is closed");
  }

  @Override
  public Rebuild rebuild() throws IOException {
    synchronized (folders) {
      BesideTheLive begun =
          new BesideTheLive(
              folders, LuceneGeneration.create(folders, folders.unusedName()), this::switchTo);
      building = begun;
      return begun;
    }
  }

  @Override
  public Generation generation() {
    return generation;
  }

  @Override
  public Size size() throws IOException {
    LuceneGeneration now = live;
    PointInTime snapshot = acquire();
    try {
      return new Size(snapshot.documents(), snapshot.pages(), now.bytes());
    } finally {
      snapshot.release();
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    Lock alone = changes.writeLock();
    alone.lock();
    try (folders) {
      live.close();
    } finally {
      alone.unlock();
    }
  }

  private void switchTo(LuceneGeneration built) throws IOException {
    Generation next = new Generation(built.name(), true, false);
    LuceneGeneration before = live;
    Lock alone = changes.writeLock();
    alone.lock();
    try {
      folders.point(next);
      live = built;
      generation = next;
    } finally {
      alone.unlock();
    }
    before.close();
    folders.delete(before.name());
  }
}
