package org.findbuch.index.lucene.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.index.IndexedDocument;
import org.jspecify.annotations.Nullable;

/** One generation: the shelf for everybody, the shelf for staff, and what is seen of both. */
public final class LuceneGeneration {
  /** Seconds for searches to end. */
  private static final long LONGEST_WAIT = 60;

  private final String name;
  private final Shelf open;
  private final Shelf closed;
  private final Parents parents = new Parents();
  private final FacetRows rows = new FacetRows(parents);
  private volatile PointInTime seen;
  private final Queue<PointInTime> before = new ConcurrentLinkedQueue<>();
  private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

  private LuceneGeneration(String name, Shelf open, Shelf closed) throws IOException {
    this.name = name;
    this.open = open;
    this.closed = closed;
    this.seen = snapshot(open.read(), closed.read());
  }

  public static LuceneGeneration create(Folders folders, String name) throws IOException {
    Shelf open = Shelf.create(folders.shelf(Access.PUBLIC, name), folders.version());
    try {
      return pair(name, open, Shelf.create(folders.shelf(Access.STAFF, name), folders.version()));
    } catch (IOException | RuntimeException | Error failed) {
      open.close();
      throw failed;
    }
  }

  /**
   * Opens a generation that is there. The shelves are committed one after the other, so a crash may
   * have left a document on both that had just been made public.
   */
  public static LuceneGeneration existing(Folders folders, String name) throws IOException {
    Shelf open = Shelf.existing(folders.shelf(Access.PUBLIC, name), folders.version());
    try {
      LuceneGeneration both =
          pair(name, open, Shelf.existing(folders.shelf(Access.STAFF, name), folders.version()));
      both.settle();
      return both;
    } catch (IOException | RuntimeException | Error failed) {
      open.close();
      throw failed;
    }
  }

  private static LuceneGeneration pair(String name, Shelf open, Shelf closed) throws IOException {
    try {
      return new LuceneGeneration(name, open, closed);
    } catch (IOException | RuntimeException | Error failed) {
      closed.close();
      throw failed;
    }
  }

  private void settle() throws IOException {
    Set<DocumentId> twice = seen.entries(Access.STAFF).keySet();
    twice.retainAll(seen.entries(Access.PUBLIC).keySet());
    for (DocumentId id : twice) {
      closed.remove(id);
    }
    if (!twice.isEmpty()) {
      refresh();
    }
  }

  public String name() {
    return name;
  }

  /** What both take on disk. */
  public long bytes() throws IOException {
    return open.bytes() + closed.bytes();
  }

  public boolean hasStopped() {
    return open.hasStopped() || closed.hasStopped();
  }

  public boolean isOutdated() {
    return open.isOutdated() || closed.isOutdated();
  }

  /**
   * Puts it on its shelf first: when that fails, nothing has changed. The caller keeps refreshes
   * away meanwhile, so that nobody sees it on both shelves or on neither.
   */
  public void put(IndexedDocument document) throws IOException {
    boolean isPublic = document.shelf() == Access.PUBLIC;
    synchronized (turn(document.id())) {
      (isPublic ? open : closed).put(document);
      (isPublic ? closed : open).remove(document.id());
    }
  }

  public void remove(DocumentId id) throws IOException {
    synchronized (turn(id)) {
      open.remove(id);
      closed.remove(id);
    }
  }

  /** Who puts the same document twice at a time does so in turn. */
  private Object turn(DocumentId id) {
    return turns[Math.floorMod(id.hashCode(), turns.length)];
  }

  public void gather() throws IOException {
    open.gather();
    closed.gather();
  }

  /** The public shelf is made durable first, so that no crash brings back what left it. */
  public void refresh() throws IOException {
    open.commit();
    closed.commit();
    PointInTime last = seen;
    DirectoryReader newOpen = open.read(last.shelf(Access.PUBLIC));
    DirectoryReader newClosed;
    try {
      newClosed = closed.read(last.shelf(Access.STAFF));
    } catch (IOException | RuntimeException | Error failed) {
      newOpen.decRef();
      throw failed;
    }
    seen = snapshot(newOpen, newClosed);
    before.add(last);
    last.release();
    before.removeIf(PointInTime::isGone);
  }

  /**
   * Removes documents from both shelves and from their files. Searches go on; those that began
   * before are waited for, as they keep the files. The caller keeps refreshes away meanwhile.
   *
   * @throws IOException when that cannot be done now; it may be tried again
   */
  public void erase(Set<DocumentId> ids) throws IOException {
    for (DocumentId id : ids) {
      remove(id);
    }
    refresh();
    open.erase(ids);
    closed.erase(ids);
    refresh();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT);
    try {
      for (PointInTime one : before) {
        if (!one.isGone(end - System.nanoTime())) {
          throw new IOException("the index is still being read as it was before");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for searches to end");
    }
  }

  private PointInTime snapshot(DirectoryReader newOpen, DirectoryReader newClosed)
      throws IOException {
    return new PointInTime(newOpen, newClosed, parents, rows);
  }

  /** What is seen now, or null when this generation is closed; the caller releases it. */
  public @Nullable PointInTime acquire() {
    while (true) {
      PointInTime now = seen;
      if (now.acquire()) {
        return now;
      }
      if (now == seen) {
        return null;
      }
    }
  }

  /** Whether no refresh has come after it. */
  public boolean isSeen(PointInTime snapshot) {
    return seen == snapshot;
  }

  /**
   * Each damaged file of what is seen now with what is wrong with it.
   *
   * @param all whether the checksum of every file is verified, or only of those that have changed
   */
  public Map<Path, String> damaged(boolean all) throws IOException {
    PointInTime held = acquire();
    if (held == null) {
      return Map.of();
    }
    try {
      Map<Path, String> damaged = new TreeMap<>(open.damaged(held.shelf(Access.PUBLIC), all));
      damaged.putAll(closed.damaged(held.shelf(Access.STAFF), all));
      return damaged;
    } finally {
      held.giveBack();
    }
  }

  /** Ends writing; what was not refreshed is lost. Searches go on with what they see. */
  public void stop() throws IOException {
    try (closed) {
      open.close();
    }
  }

  /** Ends writing at once and reading with the last search. */
  public void close() throws IOException {
    try {
      stop();
    } finally {
      seen.release();
    }
  }
}
