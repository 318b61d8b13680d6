package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.findbuch.archive.store.Damage;

/** Reads every file of a storage root elsewhere that nobody changes, and counts its objects. */
final class Examination implements StorageRoot.Visitor {
  private final StorageRoot root;
  private final Consumer<Damage> damages;
  private long objects;

  Examination(StorageRoot root, Consumer<Damage> damages) {
    this.root = root;
    this.damages = damages;
  }

  long objects() throws IOException {
    root.walk(this);
    return objects;
  }

  @Override
  public void object(ObjectFolder folder) throws IOException {
    objects++;
    String name = String.valueOf(folder.path().getFileName());
    String id = ObjectName.encoded(folder.path()).map(ObjectName::id).orElse(name);
    new Inspection(folder, id).damages().forEach(damages);
  }

  @Override
  public void stray(Path file) {
    String path = "ocfl/" + root.path().relativize(file);
    damages.accept(new Damage(Damage.Type.STRAY_FILE, path, "this file belongs to no object"));
  }
}
