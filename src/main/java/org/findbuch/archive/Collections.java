package org.findbuch.archive;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.CollectionException.Reason;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;

/** The tree of collections. */
public final class Collections {
  private static final int BATCH = 500;

  private final Catalogue catalogue;
  private final Changes changes;
  private final Locks locks;

  Collections(Catalogue catalogue, Changes changes, Locks locks) {
    this.catalogue = catalogue;
    this.changes = changes;
    this.locks = locks;
  }

  /** What a collection becomes; nothing happens when it throws. */
  @FunctionalInterface
  public interface Edit {
    Collection of(Collection before) throws IOException;
  }

  /** All of them, by title. */
  public List<Collection> all() throws IOException {
    return catalogue.collections().stream().filter(Collection::stands).toList();
  }

  /** Those that were merged into another. */
  public List<Collection> merged() throws IOException {
    return catalogue.collections().stream().filter(each -> each.mergedInto() != null).toList();
  }

  public Optional<Collection> find(CollectionId id) throws IOException {
    return catalogue.collection(id).filter(Collection::stands);
  }

  /** The collection of this id, or the one that holds now what was in it. */
  public Optional<Collection> follow(CollectionId id) throws IOException {
    Optional<Collection> found = catalogue.collection(id);
    // What is merged never changes again, so there is no circle.
    while (found.isPresent() && found.get().mergedInto() != null) {
      found = catalogue.collection(found.get().mergedInto());
    }
    return found.filter(Collection::stands);
  }

  /** What was done to a collection, be it gone meanwhile; the newest first. */
  public List<ChangeRow> changes(CollectionId id, int most) throws IOException {
    return catalogue.changes(id, most);
  }

  /** Likewise, and how others were merged into it. */
  public List<ChangeRow> history(CollectionId id, int most) throws IOException {
    List<ChangeRow> rows = new ArrayList<>(changes(id, most));
    for (Collection each : merged()) {
      if (id.equals(each.mergedInto())) {
        // What is merged never changes again.
        rows.addAll(changes(each.id(), 1));
      }
    }
    rows.sort(Comparator.comparingLong((ChangeRow row) -> row.change().number()).reversed());
    return List.copyOf(rows.subList(0, Math.min(most, rows.size())));
  }

  /** Other collections of the same title. */
  public List<Collection> namesakes(Collection of) throws IOException {
    return all().stream()
        .filter(each -> !each.id().equals(of.id()) && each.title().equalsIgnoreCase(of.title()))
        .toList();
  }

  /**
   * Whether a collection of this id stands in another, or a document in it, below it or, as a part
   * of it, beside its own.
   */
  public boolean holds(CollectionId id, String entry) throws IOException {
    Optional<Holding> document =
        DocumentId.parse(entry).isPresent()
            ? catalogue.find(new DocumentId(entry))
            : Optional.empty();
    if (document.isPresent()) {
      for (CollectionId in : document.get().document().metadata().collections()) {
        if (path(in).stream().anyMatch(each -> each.id().equals(id))) {
          return true;
        }
      }
      return false;
    }
    Optional<CollectionId> child = CollectionId.parse(entry);
    return child.isPresent() && find(child.get()).filter(c -> id.equals(c.parent())).isPresent();
  }

  /** The collection and its parents, from the root down; empty when there is none. */
  public List<Collection> path(CollectionId id) throws IOException {
    Deque<Collection> path = new ArrayDeque<>();
    Optional<Collection> next = follow(id);
    while (next.isPresent() && !path.contains(next.get())) {
      path.addFirst(next.get());
      CollectionId parent = next.get().parent();
      next = parent == null ? Optional.empty() : find(parent);
    }
    return List.copyOf(path);
  }

  /**
   * Adds a collection.
   *
   * @throws CollectionException when there is one of this id, or no such parent
   */
  public void add(Collection collection, String who) throws IOException {
    try (var _ = locks.hold(Locks.TREE)) {
      changes.settleEarlier(Item.key(collection.id()));
      Optional<Collection> before = catalogue.collection(collection.id());
      if (before.filter(each -> !each.removed()).isPresent()) {
        throw new CollectionException(Reason.ALREADY_THERE, collection.id());
      }
      requireTree(collection);
      changes.make(
          new Item.OfCollection(collection),
          before.isEmpty(),
          new Changes.By(who, "add-collection"),
          null);
    }
  }

  /**
   * Changes a collection, which nobody else does meanwhile; all documents below it go through the
   * index again.
   *
   * @throws CollectionException when there is none, no such parent, or it would be its own ancestor
   */
  public Collection replace(CollectionId id, Edit edit, String who) throws IOException {
    try (var _ = locks.hold(Locks.TREE)) {
      changes.settleEarlier(Item.key(id));
      Collection before = find(id).orElseThrow(() -> new CollectionException(Reason.UNKNOWN, id));
      Collection after = edit.of(before);
      requireTree(after);
      if (!before.equals(after)) {
        changes.make(
            new Item.OfCollection(after), false, new Changes.By(who, "edit-collection"), null);
      }
      return after;
    }
  }

  /**
   * Requires that one collection can be merged into another.
   *
   * @throws CollectionException when there is no such collection, or what it is to go into is in it
   */
  public void requireMergeable(CollectionId from, CollectionId into) throws IOException {
    for (CollectionId each : List.of(from, into)) {
      if (find(each).isEmpty()) {
        throw new CollectionException(Reason.UNKNOWN, each);
      }
    }
    if (path(into).stream().anyMatch(each -> each.id().equals(from))) {
      throw new CollectionException(Reason.CIRCLE, from);
    }
  }

  /**
   * Makes a collection one that only leads to another, for ever. When this returns, no document
   * comes into it any more; those that are still in it are for the caller to move.
   *
   * @throws CollectionException as {@link #requireMergeable}
   */
  public void merge(CollectionId from, CollectionId into, String who) throws IOException {
    try (var _ = locks.hold(Locks.TREE)) {
      changes.settleEarlier(Item.key(from));
      changes.settleEarlier(Item.key(into));
      requireMergeable(from, into);
      Collection before = find(from).orElseThrow();
      Collection target = find(into).orElseThrow();
      for (Collection child : all()) {
        if (from.equals(child.parent())) {
          change(child.below(into), "edit-collection", who);
        }
      }
      List<String> order = new ArrayList<>(target.order());
      order.addAll(before.order());
      if (!order.equals(target.order())) {
        change(target.ordered(order.stream().distinct().toList()), "edit-collection", who);
      }
      change(before.mergedInto(into), "merge-collection", who);
    }
    // Whoever has looked before it was merged is through after this.
    locks.holdAll().close();
  }

  /**
   * Takes an empty collection away.
   *
   * @throws CollectionException when there is none, or something is in it or points at it
   */
  public void remove(CollectionId id, String who) throws IOException {
    Collection before;
    try (var _ = locks.hold(Locks.TREE)) {
      changes.settleEarlier(Item.key(id));
      before = find(id).orElseThrow(() -> new CollectionException(Reason.UNKNOWN, id));
      requireUnused(before);
      change(before.takenAway(), "remove-collection", who);
    }
    // Whoever has looked before it was taken away is through after this.
    locks.holdAll().close();
    try (var _ = locks.hold(Locks.TREE)) {
      if (catalogue.collection(id).filter(Collection::removed).isPresent()) {
        try {
          requireUnused(before);
        } catch (CollectionException filled) {
          change(before, "add-collection", who);
          throw filled;
        }
      }
    }
  }

  private void requireUnused(Collection collection) throws IOException {
    List<String> inside = new ArrayList<>();
    List<String> pointing = new ArrayList<>();
    for (Collection child : all()) {
      if (collection.id().equals(child.parent())) {
        inside.add(child.title());
      }
    }
    List<Holding> batch = catalogue.after(DocumentFilter.all(Access.STAFF), null, BATCH);
    while (!batch.isEmpty()) {
      for (Holding holding : batch) {
        Metadata said = holding.document().metadata();
        if (holding.publication() == Publication.ERASED) {
          continue;
        }
        if (said.collections().contains(collection.id())) {
          inside.add(holding.title());
        } else if (said.pointsAt(collection.id())) {
          pointing.add(holding.title());
        }
      }
      batch = catalogue.after(DocumentFilter.all(Access.STAFF), batch.getLast().id(), BATCH);
    }
    if (!inside.isEmpty()) {
      throw new CollectionException(Reason.FILLED, collection, inside);
    }
    if (!pointing.isEmpty()) {
      throw new CollectionException(Reason.POINTED_AT, collection, pointing);
    }
  }

  private void change(Collection after, String act, String who) throws IOException {
    changes.make(new Item.OfCollection(after), false, new Changes.By(who, act), null);
  }

  private void requireTree(Collection collection) throws IOException {
    Map<CollectionId, Collection> tree = new HashMap<>();
    all().forEach(each -> tree.put(each.id(), each));
    CollectionId parent = collection.parent();
    if (parent != null && !tree.containsKey(parent)) {
      throw new CollectionException(Reason.UNKNOWN_PARENT, parent);
    }
    while (parent != null) {
      if (parent.equals(collection.id())) {
        throw new CollectionException(Reason.CIRCLE, collection.id());
      }
      // each once, whatever circle others are in
      parent = above(tree.remove(parent));
    }
  }

  private static @Nullable CollectionId above(@Nullable Collection collection) {
    return collection == null ? null : collection.parent();
  }
}
