package org.findbuch.archive;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DerivedFile;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Reading;
import org.findbuch.archive.store.Texts;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.Document;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.findbuch.document.State;

/** Compares what is stored with what is said to be stored. */
final class Referee implements ObjectStore.Inspector {
  private static final int BATCH = 200;

  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Locks locks;
  private final Consumer<Damage> damages;
  private final Set<String> documents = new HashSet<>();
  private final Set<String> collections = new HashSet<>();
  private long awaited;

  Referee(
      ObjectStore objects,
      Catalogue catalogue,
      Texts texts,
      Locks locks,
      Consumer<Damage> damages) {
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.locks = locks;
    this.damages = damages;
  }

  void check() throws IOException {
    boolean isCatalogueSound = isSound("catalogue.sqlite", catalogue.derived());
    boolean isSound = isSound("texts.sqlite", texts.derived()) && isCatalogueSound;
    try {
      checkAll();
    } catch (DamagedStoreException damaged) {
      if (isSound) {
        damages.accept(storeDamaged(damaged.file(), String.valueOf(damaged.getMessage())));
      }
    }
  }

  private boolean isSound(String name, DerivedFile file) {
    List<String> faults = file.faults();
    if (!faults.isEmpty()) {
      damages.accept(storeDamaged(name, faults.getFirst()));
    }
    return faults.isEmpty();
  }

  static Damage storeDamaged(String file, String detail) {
    return new Damage(Damage.Type.STORE_DAMAGED, file, detail);
  }

  private void checkAll() throws IOException {
    objects.check(this);
    var filter = DocumentFilter.all(Access.STAFF);
    var batch = catalogue.after(filter, null, BATCH);
    while (!batch.isEmpty()) {
      for (Holding holding : batch) {
        checkRow(holding);
      }
      batch = catalogue.after(filter, batch.getLast().id(), BATCH);
    }
    if (awaited > 0) {
      damages.accept(
          new Damage(
              Damage.Type.TEXT_AWAITED, "texts.sqlite", awaited + " documents are read again"));
    }
    for (Collection collection : catalogue.collections()) {
      if (!collections.contains(collection.id().value())) {
        rowWithoutObject(collection.id().value());
      }
    }
  }

  @Override
  public Held hold(boolean document, String id) {
    return locks.hold(document ? id : Locks.TREE);
  }

  @Override
  public void seen(boolean document, String id) {
    (document ? documents : collections).add(id);
  }

  @Override
  public void damage(Damage damage) {
    damages.accept(damage);
  }

  @Override
  public void item(Item item) throws IOException {
    switch (item) {
      case Item.OfDocument(var document) -> compare(document);
      case Item.OfCollection(var collection) -> compare(collection);
    }
  }

  private void compare(Document document) throws IOException {
    Optional<Holding> row = catalogue.find(document.id());
    if (row.isEmpty()) {
      objectWithoutRow(document.id().value());
    } else if (!row.get().document().equals(document)) {
      differs(document.id().value(), document.version(), row.get().document().version());
    }
  }

  private void compare(Collection collection) throws IOException {
    Optional<Collection> row = catalogue.collection(collection.id());
    if (row.isEmpty()) {
      objectWithoutRow(collection.id().value());
    } else if (!row.get().equals(collection)) {
      damages.accept(
          new Damage(
              Damage.Type.ROW_DIFFERS,
              collection.id().value(),
              "the catalogue says something else of this collection than its object"));
    }
  }

  private void checkRow(Holding holding) throws IOException {
    String id = holding.id().value();
    // What was received after the walk through the objects has one all the same.
    if (!documents.contains(id) && objects.document(holding.id()).isEmpty()) {
      rowWithoutObject(id);
    }
    if (holding.state() == State.SEARCHABLE && holding.publication() != Publication.ERASED) {
      checkText(holding);
    }
  }

  private void checkText(Holding holding) throws IOException {
    Optional<Reading> reading = texts.reading(holding.document().newest().sha256());
    int expected = holding.coverage().pages();
    int there = reading.map(r -> r.coverage().pages()).orElse(0);
    boolean isWhole = reading.isPresent() && there >= expected && texts.isWhole(reading.get());
    if (!isWhole && isToBeRead(holding)) {
      awaited++;
    } else if (!isWhole) {
      damages.accept(
          new Damage(
              Damage.Type.TEXT_MISSING,
              holding.id().value(),
              "the text of " + expected + " pages is expected, not all of it is there"));
    }
  }

  private boolean isToBeRead(Holding holding) throws IOException {
    return !catalogue.waiting(List.of(holding.id())).isEmpty();
  }

  private void objectWithoutRow(String id) {
    damages.accept(
        new Damage(
            Damage.Type.OBJECT_WITHOUT_ROW, id, "there is an object, but no row in the catalogue"));
  }

  private void rowWithoutObject(String id) {
    damages.accept(
        new Damage(
            Damage.Type.ROW_WITHOUT_OBJECT, id, "there is a row in the catalogue, but no object"));
  }

  private void differs(String id, long object, long row) {
    damages.accept(
        new Damage(
            Damage.Type.ROW_DIFFERS,
            id,
            "the object is at version " + object + ", the catalogue at version " + row));
  }
}
