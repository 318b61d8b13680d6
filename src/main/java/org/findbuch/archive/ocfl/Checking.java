package org.findbuch.archive.ocfl;

import io.ocfl.api.OcflRepository;
import io.ocfl.api.exception.OcflJavaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Held;
import org.findbuch.archive.store.Item;
import org.findbuch.archive.store.ObjectStore.Inspector;
import org.findbuch.document.DiskFault;
import org.findbuch.document.Document;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;

/** Checks every object: first file by file, then by the library's own validation. */
record Checking(
    RecordReader reader, OcflRepository repository, StorageRoot root, Inspector inspector)
    implements StorageRoot.Visitor {
  @Override
  public void object(ObjectFolder folder) throws IOException {
    Optional<ObjectName> name = name(folder);
    if (name.isEmpty()) {
      String path = "ocfl/" + root.path().relativize(folder.path());
      damage(Damage.Type.BROKEN_OBJECT, path, "this is no object of a document or a collection");
      return;
    }
    try (Held _ = inspector.hold(name.get().document(), name.get().id())) {
      // Erased or settled while we waited for it.
      if (folder.exists()) {
        check(folder, name.get());
      }
    }
  }

  @Override
  public void stray(Path file) {
    String path = "ocfl/" + root.path().relativize(file);
    damage(Damage.Type.STRAY_FILE, path, "this file belongs to no object");
  }

  private void check(ObjectFolder folder, ObjectName name) throws IOException {
    inspector.seen(name.document(), name.id());
    List<Damage> damages = new Inspection(folder, name.id()).damages();
    damages.forEach(inspector::damage);
    if (damages.isEmpty()) {
      damages = validate(folder, name);
      damages.forEach(inspector::damage);
    }
    Optional<Item> item = item(name, damages.isEmpty());
    if (item.isPresent()) {
      if (item.get() instanceof Item.OfDocument(var document) && damages.isEmpty()) {
        checkOriginals(folder, document);
      }
      inspector.item(item.get());
    }
  }

  /**
   * The library says of a file that it could not open that it is missing. What it says is therefore
   * believed when every file can be read and it says so again.
   */
  private List<Damage> validate(ObjectFolder folder, ObjectName name) throws IOException {
    if (errors(name).isEmpty()) {
      return List.of();
    }
    List<Damage> damages = new Inspection(folder, name.id()).damages();
    if (!damages.isEmpty()) {
      return damages;
    }
    String errors = errors(name);
    return errors.isEmpty()
        ? List.of()
        : List.of(new Damage(Damage.Type.BROKEN_OBJECT, name.id(), errors));
  }

  private String errors(ObjectName name) throws IOException {
    try {
      return repository.validateObject(name.urn(), false).getErrors().stream()
          .map(error -> error.getMessage())
          .collect(Collectors.joining("; "));
    } catch (OcflJavaException e) {
      if (DiskFault.isElsewhere(e)) {
        throw RecordReader.failed("could not be read", name, e);
      }
      return String.valueOf(e.getMessage());
    }
  }

  /** The item, if it can be read; that it cannot is news only where no damage explains it. */
  private Optional<Item> item(ObjectName name, boolean soundSoFar) throws IOException {
    repository.invalidateCache(name.urn());
    try {
      return reader.item(name);
    } catch (IOException e) {
      DiskFault.rethrowElsewhere(e);
      if (soundSoFar) {
        damage(Damage.Type.BROKEN_OBJECT, name.id(), String.valueOf(e.getMessage()));
      }
      return Optional.empty();
    }
  }

  private void checkOriginals(ObjectFolder folder, Document document) throws IOException {
    if (document.publication() == Publication.ERASED) {
      return;
    }
    Map<String, String> files = Inventory.in(folder.path()).files();
    for (Original original : document.originals()) {
      if (!files.containsValue(original.sha256().hex())) {
        damage(
            Damage.Type.MISSING_FILE,
            document.id().value(),
            "original " + original.number() + ", " + original.name() + ", is not in its object");
      }
    }
  }

  private static Optional<ObjectName> name(ObjectFolder folder) {
    try {
      return ObjectName.parse(Inventory.in(folder.path()).id());
    } catch (IOException unreadable) {
      String encoded = folder.path().getFileName().toString();
      return ObjectName.parse(encoded.replace("%3a", ":"));
    }
  }

  private void damage(Damage.Type type, String subject, String detail) {
    inspector.damage(new Damage(type, subject, detail));
  }
}
