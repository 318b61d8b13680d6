package org.findbuch.archive.change;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Access;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes damaged catalogues and texts anew from the objects: the damaged file gets another name, and
 * what does not need it goes on meanwhile.
 */
public final class Repairs implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);
  private static final int BATCH = 500;

  /** So long after a repair that failed the next is tried. */
  private static final long PAUSE_SECONDS = 5;

  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Changes changes;
  private final Locks locks;
  private final Set<String> underWay = new ConcurrentSkipListSet<>();
  private final ExecutorService repairing =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("repair").daemon().factory());

  /** Work on the stores. */
  public interface Repair {
    void run() throws IOException;
  }

  public Repairs(
      ObjectStore objects, Catalogue catalogue, Texts texts, Changes changes, Locks locks) {
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.changes = changes;
    this.locks = locks;
  }

  /**
   * What cannot be opened, or is lost, is made anew before anybody uses it.
   *
   * @param opening reads both stores
   */
  public void open(Repair opening) throws IOException {
    try {
      opening.run();
    } catch (DamagedStoreException damaged) {
      LOG.error("a store is damaged", damaged);
      if (!texts.derived().faults().isEmpty()) {
        texts.derived().renew();
      }
      if (!catalogue.derived().faults().isEmpty()) {
        catalogueAnew();
      }
      opening.run();
    }
    if (texts.isEmpty()) {
      readAgain();
    }
  }

  /** From now on what turns out to be damaged is made anew in a thread of its own. */
  public void begin() {
    catalogue.derived().whenDamaged(() -> repair("catalogue.sqlite", this::catalogue));
    texts.derived().whenDamaged(() -> repair("texts.sqlite", this::texts));
  }

  /** Names of the stores that are being made anew. */
  public List<String> underWay() {
    return List.copyOf(underWay);
  }

  private void repair(String name, Repair repair) {
    if (!underWay.add(name)) {
      return;
    }
    try {
      repairing.execute(
          () -> {
            try {
              repair.run();
            } catch (IOException | RuntimeException | Error failed) {
              LOG.error("{} could not be made anew and is tried again", name, failed);
              pause();
            } finally {
              underWay.remove(name);
            }
          });
    } catch (RejectedExecutionException closed) {
      underWay.remove(name);
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void catalogue() throws IOException {
    try (var _ = locks.holdAll()) {
      catalogueAnew();
    }
  }

  /** What was under way is not known any more: what is half there is brought back first. */
  private void catalogueAnew() throws IOException {
    objects.mendAll();
    recover();
  }

  /** A catalogue that was deleted is made anew; documents must not seem to be gone. */
  public void recoverIfLost() throws IOException {
    boolean knowsNothing =
        catalogue.count(DocumentFilter.all(Access.STAFF)) == 0 && catalogue.collections().isEmpty();
    if (knowsNothing && !objects.isEmpty()) {
      LOG.warn("the catalogue is empty and the archive is not: rebuilding the catalogue");
      recoverAll();
    }
  }

  /** Makes the catalogue anew, and the texts where they are damaged; changes wait. */
  public Recovered recoverAll() throws IOException {
    try (var _ = locks.holdAll()) {
      if (!texts.derived().faults().isEmpty()) {
        texts.derived().renew();
      }
      return recover();
    }
  }

  /** Makes the catalogue anew. Nobody may change the archive meanwhile. */
  private Recovered recover() throws IOException {
    Recovered recovered = Recovery.run(objects, catalogue, texts);
    recovered.problems().forEach(LOG::warn);
    LOG.warn(
        "the catalogue is made anew: {} documents, {} to be read again",
        recovered.documents(),
        recovered.toRead());
    changes.numberAfter(catalogue.lastChange());
    return recovered;
  }

  private void texts() throws IOException {
    texts.derived().renew();
    readAgain();
  }

  /** Has every document read again whose text is not there. */
  public void readAgain() throws IOException {
    DocumentFilter all = DocumentFilter.all(Access.STAFF);
    Lane text = new Lane(Lane.TEXT, 1);
    long again = 0;
    List<Holding> batch = catalogue.after(all, null, BATCH);
    while (!batch.isEmpty()) {
      for (Holding holding : batch) {
        if (holding.publication() != Publication.ERASED
            && holding.state() != State.RECEIVED
            && texts.reading(holding.document().newest().sha256()).isEmpty()) {
          catalogue.redo(text, List.of(holding.id()));
          again++;
        }
      }
      batch = catalogue.after(all, batch.getLast().id(), BATCH);
    }
    if (again > 0) {
      LOG.warn("the texts are lost: {} documents are read again", again);
    }
  }

  @Override
  public void close() {
    repairing.shutdownNow();
    repairing.close();
  }
}
