package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.Mirror;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Snapshot;
import org.findbuch.archive.store.TextMirror;
import org.findbuch.archive.store.Texts;
import org.findbuch.archive.store.Watch;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;

/**
 * One backup: first everything is copied while everybody goes on, then what has changed since. The
 * last of it happens while no change can begin, so that the copy is the archive of one moment.
 */
public final class Backup {
  /** So few changed documents are copied fast enough to have others wait for it. */
  private static final int FEW = 20;

  private static final int ROUNDS = 5;
  private static final String ANNEX = "annex.sqlite";

  private final BackupOrder order;
  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Locks locks;
  private final Steps steps;
  private final Watch watch;
  private final Map<CollectionId, Collection> collections = new ConcurrentHashMap<>();

  /** Objects that are there, with a row or without. */
  private final Set<String> objectsSeen = ConcurrentHashMap.newKeySet();

  /** Version of each document in the catalogue when it was copied. */
  private final Map<DocumentId, Long> copied = new ConcurrentHashMap<>();

  public Backup(
      BackupOrder order,
      ObjectStore objects,
      Catalogue catalogue,
      Texts texts,
      Locks locks,
      Steps steps,
      Watch watch) {
    this.order = order;
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.locks = locks;
    this.steps = steps;
    this.watch = watch;
  }

  /** Makes the backup of the archive in a folder. */
  public BackupReport make(Path archive) throws IOException {
    BackupOrder.requireApart(order.target(), order.data());
    String identity = new Identity(archive).value();
    long start = System.nanoTime();
    try (BackupFolder folder = new BackupFolder(order.target(), objects.codec())) {
      Optional<BackupNote> earlier = folder.take(identity);
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      BackupErrand errand =
          new BackupErrand(
              folder,
              new BackupNote(
                  order.program(),
                  identity,
                  now,
                  null,
                  earlier.map(BackupNote::documents).orElse(0L),
                  earlier.map(BackupNote::collections).orElse(0L),
                  earlier.map(BackupNote::databases).orElse(Map.of()),
                  earlier.map(BackupNote::unsound).orElse(List.of()),
                  List.of()),
              order.quick(),
              watch,
              id -> isErased(new DocumentId(id)));
      if (!order.quick() && earlier.isPresent() && earlier.get().finished() != null) {
        databases().throwAwayDamaged(earlier.get(), errand);
      }
      errand.writeNote();
      folder.explain();
      steps.at("backup.begun");
      return make(folder, errand, start);
    }
  }

  private BackupDatabases databases() {
    return BackupDatabases.in(order.target(), order.annex(), texts.derived());
  }

  private BackupReport make(BackupFolder folder, BackupErrand errand, long start)
      throws IOException {
    Mirror mirror = objects.mirrorTo(order.target(), errand);
    Path file = folder.resolve(BackupFolder.TEXTS);
    if (Files.notExists(file)) {
      folder.makeFile(file);
    }
    long pause;
    try (mirror;
        TextMirror textMirror = texts.mirror(file);
        TextsBeside beside = new TextsBeside(textMirror, watch)) {
      mirror.begin();
      beside.begin();
      copyAll(mirror, errand);
      beside.await();
      steps.at("backup.texts");
      catchUp(mirror, errand);
      textMirror.catchUp(watch::isStopAsked);
      pause = copyTheRest(mirror, textMirror, folder, errand);
      mirror.publish();
      steps.at("backup.published");
      place(folder, BackupFolder.CATALOGUE);
      place(folder, order.annex().name());
      BackupFolder.force(order.target());
      mirror.setAside(this::isKnown);
    }
    steps.at("backup.placed");
    errand.finish(copied.size(), collections.size(), databases().checksums());
    return new BackupReport(
        copied.size(),
        collections.size(),
        mirror.tally(),
        Duration.ofNanos(System.nanoTime() - start),
        Duration.ofNanos(pause),
        errand.warnings(),
        errand.mended());
  }

  /** Every object, whether the catalogue knows it or not: objects are the truth. */
  private void copyAll(Mirror mirror, BackupErrand errand) throws IOException {
    Map<DocumentId, Long> versions = catalogue.versions();
    watch.begin(versions.size());
    copyCollections(mirror, errand);
    mirror.each(
        (document, id) -> {
          if (document) {
            copy(mirror, errand, new DocumentId(id), versions);
          } else if (!collections.containsKey(new CollectionId(id))) {
            copyCollection(mirror, errand, new CollectionId(id));
          }
          watch.step();
        });
  }

  /** Those that are new or have changed. */
  private void copyCollections(Mirror mirror, BackupErrand errand) throws IOException {
    for (Collection collection : catalogue.collections()) {
      if (!collection.equals(collections.get(collection.id()))) {
        copyCollection(mirror, errand, collection.id());
      }
    }
  }

  private void copyCollection(Mirror mirror, BackupErrand errand, CollectionId id)
      throws IOException {
    try (Held _ = locks.hold(Locks.TREE)) {
      int head = mirror.copy(false, id.value());
      Optional<Collection> row = catalogue.collection(id);
      row.ifPresent(collection -> collections.put(id, collection));
      seen(Item.key(id), id.value(), head, row.isPresent(), errand);
    }
    steps.at("backup.object");
  }

  /**
   * The document is held: the version that the catalogue has is the one that is copied. Its row is
   * looked at only when the version is not the one expected.
   */
  private void copy(
      Mirror mirror, BackupErrand errand, DocumentId id, Map<DocumentId, Long> expected)
      throws IOException {
    try (Held _ = locks.hold(id.value())) {
      int head = mirror.copy(true, id.value());
      Long version = expected.get(id);
      if (version != null && version == head) {
        objectsSeen.add(id.value());
        copied.put(id, version);
      } else {
        compare(id, head, errand);
      }
    }
    steps.at("backup.object");
  }

  private void compare(DocumentId id, int head, BackupErrand errand) throws IOException {
    Optional<Holding> row = catalogue.find(id);
    seen(id.value(), id.value(), head, row.isPresent(), errand);
    if (row.isPresent()) {
      copied.put(id, row.get().document().version());
      errand.compare(row.get(), head);
    }
  }

  private void seen(String key, String id, int head, boolean hasRow, BackupErrand errand) {
    if (head != Mirror.NO_OBJECT) {
      objectsSeen.add(key);
    }
    errand.compare(id, head != Mirror.NO_OBJECT, hasRow);
  }

  /** Copies what has changed until little is left. */
  private void catchUp(Mirror mirror, BackupErrand errand) throws IOException {
    int left = copyChanged(mirror, errand);
    for (int round = 1; left > FEW && round < ROUNDS; round++) {
      mirror.publish();
      left = copyChanged(mirror, errand);
    }
    mirror.publish();
  }

  /** Returns how many documents had changed. */
  private int copyChanged(Mirror mirror, BackupErrand errand) throws IOException {
    int changed = 0;
    Map<DocumentId, Long> versions = catalogue.versions();
    for (Map.Entry<DocumentId, Long> row : versions.entrySet()) {
      if (!row.getValue().equals(copied.get(row.getKey()))) {
        changed++;
        copy(mirror, errand, row.getKey(), versions);
      }
    }
    return changed;
  }

  /** Has all changes wait while the rest is copied; for how long is returned, in nanoseconds. */
  private long copyTheRest(
      Mirror mirror, TextMirror textMirror, BackupFolder folder, BackupErrand errand)
      throws IOException {
    Path staged = folder.makeFile(folder.resolve(Mirror.STAGING).resolve(BackupFolder.CATALOGUE));
    Path annex = folder.makeFile(folder.resolve(Mirror.STAGING).resolve(ANNEX));
    long start = System.nanoTime();
    long pause;
    Held pausing = locks.holdAll();
    try (Snapshot snapshot = pausing(mirror, textMirror, errand, annex)) {
      pausing.close();
      pausing = () -> {};
      pause = System.nanoTime() - start;
      steps.at("backup.snapshot");
      snapshot.copyTo(staged);
      if (!order.quick()) {
        databases().requireSound(staged);
      }
    } finally {
      pausing.close();
    }
    textMirror.finish();
    BackupFolder.force(annex);
    return pause;
  }

  private Snapshot pausing(Mirror mirror, TextMirror textMirror, BackupErrand errand, Path annex)
      throws IOException {
    copyChanged(mirror, errand);
    copyCollections(mirror, errand);
    Snapshot snapshot = catalogue.snapshot();
    try {
      // After the catalogue: what it says has been read is then among the texts.
      textMirror.freeze();
      order.annex().copyTo(annex);
      return snapshot;
    } catch (IOException | RuntimeException failed) {
      snapshot.close();
      throw failed;
    }
  }

  private void place(BackupFolder folder, String name) throws IOException {
    String staged = name.equals(BackupFolder.CATALOGUE) ? name : ANNEX;
    Files.move(
        folder.resolve(Mirror.STAGING).resolve(staged),
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isErased(DocumentId id) throws IOException {
    return catalogue.find(id).filter(h -> h.publication() == Publication.ERASED).isPresent();
  }

  /** What the catalogue lists belongs here even when its object is lost in the archive. */
  private boolean isKnown(boolean document, String id) {
    return document
        ? copied.containsKey(new DocumentId(id)) || objectsSeen.contains(id)
        : collections.containsKey(new CollectionId(id))
            || objectsSeen.contains(Item.key(new CollectionId(id)));
  }
}
