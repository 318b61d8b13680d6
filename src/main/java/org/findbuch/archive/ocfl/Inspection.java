package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.findbuch.archive.store.Damage;
import org.findbuch.document.DiskFault;
import org.findbuch.document.Sha256;

/** Looks at every file of one object, and hashes it. */
final class Inspection {
  private final ObjectFolder folder;
  private final String subject;
  private final List<Damage> damages = new ArrayList<>();

  Inspection(ObjectFolder folder, String subject) {
    this.folder = folder;
    this.subject = subject;
  }

  List<Damage> damages() throws IOException {
    Inventory inventory;
    try {
      inventory = Inventory.in(folder.path());
    } catch (IOException unreadable) {
      DiskFault.rethrowElsewhere(unreadable);
      add(
          Damage.Type.BROKEN_OBJECT,
          "its inventory.json cannot be read: " + unreadable.getMessage());
      return damages;
    }
    Set<String> there = files();
    Set<String> listed = listed(inventory);
    for (String file : listed) {
      if (!there.contains(file)) {
        add(Damage.Type.MISSING_FILE, file + " is listed and not there");
      }
    }
    for (String file : there) {
      if (!listed.contains(file)) {
        String path = folder.root().relativize(folder.path().resolve(file)).toString();
        damages.add(
            new Damage(Damage.Type.STRAY_FILE, "ocfl/" + path, "no inventory lists this file"));
      }
    }
    hash(inventory, there);
    return damages;
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.path())) {
      Set<String> files = new TreeSet<>();
      all.filter(each -> !Files.isDirectory(each))
          .forEach(each -> files.add(folder.path().relativize(each).toString()));
      return files;
    }
  }

  private static Set<String> listed(Inventory inventory) {
    Set<String> listed = new TreeSet<>(inventory.files().keySet());
    listed.add(ObjectFolder.DECLARATION);
    listed.add(Inventory.NAME);
    listed.add(Inventory.SIDECAR);
    for (int version = 1; version <= inventory.head(); version++) {
      listed.add("v" + version + "/" + Inventory.NAME);
      listed.add("v" + version + "/" + Inventory.SIDECAR);
    }
    return listed;
  }

  private void hash(Inventory inventory, Set<String> there) throws IOException {
    for (Map.Entry<String, String> file : inventory.files().entrySet()) {
      if (there.contains(file.getKey())) {
        String sha256 = Sha256.of(folder.path().resolve(file.getKey())).hex();
        if (!sha256.equals(file.getValue())) {
          wrong(file.getKey(), file.getValue(), sha256);
        }
      }
    }
    hashInventory("", there);
    for (int version = 1; version <= inventory.head(); version++) {
      hashInventory("v" + version + "/", there);
    }
    if (there.contains(ObjectFolder.DECLARATION)) {
      byte[] declared = Files.readAllBytes(folder.path().resolve(ObjectFolder.DECLARATION));
      if (!new String(declared, StandardCharsets.ISO_8859_1).equals(ObjectFolder.DECLARED)) {
        add(Damage.Type.WRONG_BYTES, ObjectFolder.DECLARATION + " does not say what its name says");
      }
    }
  }

  private void hashInventory(String version, Set<String> there) throws IOException {
    if (there.contains(version + Inventory.NAME)
        && there.contains(version + Inventory.SIDECAR)
        && !Inventory.fitsSidecar(folder.path().resolve(version))) {
      add(
          Damage.Type.WRONG_BYTES,
          version + Inventory.NAME + " does not fit " + version + Inventory.SIDECAR);
    }
  }

  private void wrong(String file, String expected, String actual) {
    add(Damage.Type.WRONG_BYTES, file + " should have SHA-256 " + expected + ", it has " + actual);
  }

  private void add(Damage.Type type, String detail) {
    damages.add(new Damage(type, subject, detail));
  }
}
