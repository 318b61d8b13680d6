package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore;

/** Reads every object; those that cannot be understood become problems. */
final class ItemReader implements StorageRoot.Visitor {
  private final OcflStore store;
  private final ObjectStore.ItemConsumer items;
  private final Consumer<String> problems;

  ItemReader(OcflStore store, ObjectStore.ItemConsumer items, Consumer<String> problems) {
    this.store = store;
    this.items = items;
    this.problems = problems;
  }

  @Override
  public void object(ObjectFolder folder) throws IOException {
    Optional<Item> item;
    try {
      item = read(folder);
    } catch (IOException broken) {
      problems.accept(folder.path().getFileName() + ": " + broken.getMessage());
      return;
    }
    if (item.isPresent()) {
      items.accept(item.get());
    } else {
      problems.accept(folder.path().getFileName() + " is no object of an item");
    }
  }

  private Optional<Item> read(ObjectFolder folder) throws IOException {
    Optional<ObjectName> name = ObjectName.parse(Inventory.in(folder.path()).id());
    return name.isPresent() ? store.item(name.get()) : Optional.empty();
  }

  @Override
  public void stray(Path file) {
    // belongs to no item
  }
}
