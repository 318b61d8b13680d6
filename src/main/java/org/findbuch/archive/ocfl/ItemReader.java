package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.findbuch.archive.store.Intent;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.document.DiskFault;

/** Reads every object; those that cannot be understood become problems. */
record ItemReader(RecordReader reader, ObjectStore.ItemConsumer items, Consumer<String> problems)
    implements StorageRoot.Visitor {
  @Override
  public void object(ObjectFolder folder) throws IOException {
    List<Intent> versions;
    try {
      versions = read(folder);
    } catch (IOException broken) {
      DiskFault.rethrowElsewhere(broken);
      problems.accept(folder.path().getFileName() + ": " + broken.getMessage());
      return;
    }
    if (!versions.isEmpty()) {
      items.accept(versions);
    } else {
      problems.accept(folder.path().getFileName() + " is no object of an item");
    }
  }

  private List<Intent> read(ObjectFolder folder) throws IOException {
    Optional<ObjectName> name = ObjectName.parse(Inventory.in(folder.path()).id());
    return name.isPresent() ? reader.versions(name.get(), problems) : List.of();
  }

  @Override
  public void stray(Path file) {
    // belongs to no item
  }
}
