package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.archive.store.Damage;

/** Brings every object that is between two versions back to the one that is whole. */
record Mending(List<Damage> broken) implements StorageRoot.Visitor {
  @Override
  public void object(ObjectFolder folder) throws IOException {
    if (!folder.hasHead() && !folder.mend(null)) {
      String id =
          ObjectName.encoded(folder.path())
              .map(ObjectName::id)
              .orElse(String.valueOf(folder.path().getFileName()));
      broken.add(new Damage(Damage.Type.BROKEN_OBJECT, id, "no version of it is whole"));
    }
  }

  @Override
  public void stray(Path file) {
    // belongs to no object
  }
}
