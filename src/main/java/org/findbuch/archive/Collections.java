package org.findbuch.archive;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.CollectionException.Reason;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.jspecify.annotations.Nullable;

/** The tree of collections. */
public final class Collections {
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
    return catalogue.collections();
  }

  public Optional<Collection> find(CollectionId id) throws IOException {
    return catalogue.collection(id);
  }

  /** The collection and its parents, from the root down; empty when there is none. */
  public List<Collection> path(CollectionId id) throws IOException {
    Deque<Collection> path = new ArrayDeque<>();
    Optional<Collection> next = find(id);
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
      if (find(collection.id()).isPresent()) {
        throw new CollectionException(Reason.ALREADY_THERE, collection.id());
      }
      requireTree(collection);
      changes.make(
          new Item.OfCollection(collection), true, new Changes.By(who, "add-collection"), null);
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
