package org.findbuch.archive.change;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Change;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every change is made, so that it is there wholly or not at all: the intent is written down,
 * the object gets its new version, the disk has it, and in one transaction the row follows and the
 * intent goes.
 */
public final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Steps steps;
  private final Clock clock;

  /** Numbers of changes that have begun and not ended. */
  private final TreeSet<Long> underWay = new TreeSet<>();

  private long last;

  /** Whether something has been erased whose bytes may still be in the catalogue. */
  private volatile boolean unscrubbed;

  /** Intents whose change failed and could not be settled at once, by the name of their object. */
  private final Map<String, Intent> unsettled = new ConcurrentHashMap<>();

  /** Who makes a change, and what it is called. */
  public record By(String who, String act) {}

  public Changes(ObjectStore objects, Catalogue catalogue, Texts texts, Steps steps, Clock clock) {
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.steps = steps;
    this.clock = clock;
  }

  /** No change gets a number up to this one any more. */
  public synchronized void numberAfter(long number) {
    last = Math.max(last, number);
  }

  /** Up to this number every change is made or will never be. */
  public synchronized long complete() {
    return underWay.isEmpty() ? last : underWay.first() - 1;
  }

  private synchronized void isOver(Intent intent) {
    underWay.remove(intent.change().number());
  }

  /**
   * Makes a change. Its object must be held. When this throws, the change is not made and never
   * will be.
   *
   * @param file the newest original, moved away, or null when it stays as it is
   * @param by who makes it and what it is
   * @throws UnfinishedChangeException when it cannot be taken back any more and is completed later
   */
  public void make(Item item, boolean isNew, By by, @Nullable Path file) throws IOException {
    Intent intent = new Intent(item, numbered(item, by), isNew);
    String name = file == null ? "edit" : "receive";
    try {
      catalogue.intend(intent);
    } catch (IOException | RuntimeException | Error failed) {
      isOver(intent);
      throw failed;
    }
    try {
      steps.at(name + ".intent");
      carryOut(intent, file, name);
    } catch (IOException | RuntimeException | Error failed) {
      if (isTakenBack(intent, failed) || !isCompleted(intent, failed)) {
        throw failed;
      }
    }
    isOver(intent);
    steps.at(name + ".row");
    try {
      scrub();
    } catch (IOException | RuntimeException | Error failed) {
      throw new UnfinishedChangeException(intent.item().id(), failed);
    }
  }

  /** The next number is the time in milliseconds, or one more than the last if that is higher. */
  private synchronized Change numbered(Item item, By by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    last = Math.max(last + 1, now.toEpochMilli());
    underWay.add(last);
    Instant when = item instanceof Item.OfDocument(var document) ? document.changed() : now;
    return new Change(last, when, by.who(), by.act());
  }

  private void carryOut(Intent intent, @Nullable Path file, String name) throws IOException {
    if (intent.erases()) {
      erase(intent, name);
      return;
    }
    objects.put(intent.item(), intent.change(), file);
    steps.at(name + ".object");
    objects.force(intent.item());
    steps.at(name + ".forced");
    catalogue.settle(intent);
  }

  private void erase(Intent intent, String name) throws IOException {
    Document tombstone = ((Item.OfDocument) intent.item()).document();
    objects.erase(tombstone, intent.change());
    steps.at(name + ".object");
    for (var original : tombstone.originals()) {
      texts.erase(original.sha256());
    }
    catalogue.settle(intent);
    unscrubbed = true;
  }

  /** Leaves no byte of what has been erased in the catalogue; what failed is tried again. */
  private void scrub() throws IOException {
    if (unscrubbed) {
      catalogue.scrub();
      unscrubbed = false;
    }
  }

  /**
   * What has failed is taken back before anybody is told so. So is an erasure of which nothing has
   * happened yet; any other cannot be.
   */
  private boolean isTakenBack(Intent intent, Throwable failed) {
    boolean isRefused = false;
    try {
      if (!intent.erases()) {
        objects.takeBack(intent);
        isRefused = true;
        settle(intent);
      } else if (objects.inspect(true, intent.item().id()).isEmpty() && !isDone(intent.item())) {
        catalogue.drop(intent);
        isRefused = true;
      }
    } catch (IOException | RuntimeException | Error still) {
      failed.addSuppressed(still);
      if (isRefused) {
        // Whenever it is settled, there is nothing left that could be carried on.
        unsettled.put(intent.item().key(), intent);
        LOG.warn("what {} was before is brought back later", intent.item().id(), still);
        return true;
      }
    }
    if (isRefused) {
      isOver(intent);
    }
    return isRefused;
  }

  /** Carries on what cannot be taken back; false when there was nothing of it. */
  private boolean isCompleted(Intent intent, Throwable failed) throws UnfinishedChangeException {
    try {
      boolean isMade = settle(intent);
      isOver(intent);
      return isMade;
    } catch (IOException | RuntimeException | Error still) {
      failed.addSuppressed(still);
      unsettled.put(intent.item().key(), intent);
      LOG.warn("the change of {} is completed later", intent.item().id(), still);
      throw new UnfinishedChangeException(intent.item().id(), failed);
    }
  }

  /** What an earlier failure left of this object is settled before it is changed again. */
  public void settleEarlier(String object) throws IOException {
    Intent left = unsettled.get(object);
    if (left != null) {
      settle(left);
      unsettled.remove(object, left);
      isOver(left);
    }
  }

  /** Settles what earlier failures left of any object; what still fails stays for later. */
  public void settleLeft(Locks locks) {
    for (Intent left : unsettled.values()) {
      String name = left.item() instanceof Item.OfCollection ? Locks.TREE : left.item().key();
      try (Held _ = locks.hold(name)) {
        settleEarlier(left.item().key());
      } catch (IOException still) {
        LOG.warn("the change of {} is settled later", left.item().id(), still);
      }
    }
    try {
      scrub();
    } catch (IOException still) {
      LOG.warn("what was erased is overwritten later", still);
    }
  }

  public void settleAll() throws IOException {
    for (Intent intent : catalogue.intents()) {
      settle(intent);
    }
    // The last process may have ended between erasing and scrubbing.
    unscrubbed = true;
    scrub();
    numberAfter(catalogue.lastChange());
  }

  /**
   * Brings object and row together: forward when the object has the change, else back. Erasing is
   * always carried on, for its bytes may be gone already.
   *
   * @return whether the change is made
   */
  private boolean settle(Intent intent) throws IOException {
    if (intent.erases()) {
      erase(intent, "settle");
      return true;
    }
    if (objects.mend(intent) && isDone(intent.item())) {
      objects.force(intent.item());
      catalogue.settle(intent);
      return true;
    }
    catalogue.drop(intent);
    return false;
  }

  private boolean isDone(Item item) throws IOException {
    return switch (item) {
      case Item.OfDocument(var document) ->
          objects.document(document.id()).filter(document::equals).isPresent();
      case Item.OfCollection(var collection) ->
          objects.collection(collection.id()).filter(collection::equals).isPresent();
    };
  }
}
