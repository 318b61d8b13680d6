package org.findbuch.archive.change;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Document;
import org.findbuch.document.Publication;
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

  /** Intents whose change failed and could not be settled at once, by the name of their object. */
  private final Map<String, Intent> unsettled = new ConcurrentHashMap<>();

  public Changes(ObjectStore objects, Catalogue catalogue, Texts texts, Steps steps) {
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.steps = steps;
  }

  /**
   * Makes a change. Its object must be held.
   *
   * @param file the newest original, moved away, or null when it stays as it is
   * @param name what the steps of this change are called
   */
  public void make(Intent intent, @Nullable Path file, String name) throws IOException {
    catalogue.intend(intent);
    try {
      steps.at(name + ".intent");
      carryOut(intent, file, name);
    } catch (IOException | RuntimeException failed) {
      settleAfter(intent, failed);
      throw failed;
    }
  }

  private void carryOut(Intent intent, @Nullable Path file, String name) throws IOException {
    if (erases(intent)) {
      erase(intent, name);
      return;
    }
    objects.put(intent.item(), file);
    steps.at(name + ".object");
    objects.force(intent.item());
    steps.at(name + ".forced");
    catalogue.settle(intent);
    steps.at(name + ".row");
  }

  private void erase(Intent intent, String name) throws IOException {
    Document tombstone = ((Item.OfDocument) intent.item()).document();
    objects.erase(tombstone);
    steps.at(name + ".object");
    for (var original : tombstone.originals()) {
      texts.erase(original.sha256());
    }
    catalogue.settle(intent);
    steps.at(name + ".row");
    catalogue.scrub();
  }

  /** What an earlier failure left of this object is settled before it is changed again. */
  public void settleEarlier(String object) throws IOException {
    Intent left = unsettled.get(object);
    if (left != null) {
      settle(left);
      unsettled.remove(object, left);
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
  }

  public void settleAll() throws IOException {
    for (Intent intent : catalogue.intents()) {
      settle(intent);
    }
    // The last process may have ended between erasing and scrubbing.
    catalogue.scrub();
  }

  private void settleAfter(Intent intent, Exception failed) {
    try {
      settle(intent);
    } catch (IOException | RuntimeException still) {
      failed.addSuppressed(still);
      unsettled.put(intent.item().key(), intent);
      LOG.warn("the change of {} is settled later", intent.item().id(), still);
    }
  }

  /**
   * Brings object and row together: forward when the object has the change, else back. Erasing is
   * always carried on, for its bytes may be gone already.
   */
  private void settle(Intent intent) throws IOException {
    if (erases(intent)) {
      erase(intent, "settle");
    } else if (objects.mend(intent) && isDone(intent.item())) {
      objects.force(intent.item());
      catalogue.settle(intent);
    } else {
      catalogue.drop(intent);
    }
  }

  private boolean isDone(Item item) throws IOException {
    return switch (item) {
      case Item.OfDocument(var document) ->
          objects.document(document.id()).filter(document::equals).isPresent();
      case Item.OfCollection(var collection) ->
          objects.collection(collection.id()).filter(collection::equals).isPresent();
    };
  }

  private static boolean erases(Intent intent) {
    return intent.item() instanceof Item.OfDocument(var document)
        && document.publication() == Publication.ERASED;
  }
}
