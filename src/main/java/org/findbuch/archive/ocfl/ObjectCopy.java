package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Mirror;
import org.findbuch.document.DiskFault;

/** Brings one object of a storage root to what it is in another. */
final class ObjectCopy {
  private static final long NO_FILE = -1;

  private final ObjectFolder from;
  private final ObjectFolder to;
  private final ObjectName name;
  private final MirrorWork work;

  /** The object's inventory and its sidecar, once they have been read. */
  private byte[] inventoryBytes = {};

  private byte[] sidecar = {};

  ObjectCopy(ObjectFolder from, ObjectFolder to, ObjectName name, MirrorWork work) {
    this.from = from;
    this.to = to;
    this.name = name;
    this.work = work;
  }

  /** Returns the number of the newest version, 0 when it makes no sense. */
  int copy() throws IOException {
    if (!from.exists()) {
      return Mirror.NO_OBJECT;
    }
    Optional<Inventory> inventory = soundInventory();
    if (inventory.isEmpty()) {
      keepOrTakeAsItIs();
      return 0;
    }
    copy(inventory.get());
    return inventory.get().head();
  }

  private void copy(Inventory inventory) throws IOException {
    Map<String, String> files = files(inventory);
    files.put("v" + inventory.head() + "/" + Inventory.NAME, Inventory.said(sidecar));
    if (!to.exists()) {
      work.staging().move(stageAll(files), to.path());
    } else if (isAnother(inventory.head())) {
      replace(files);
    } else {
      bringForward(inventory.head(), files);
    }
  }

  /** Every file that belongs to the object, in the order of its versions, and its checksum. */
  private static Map<String, String> files(Inventory inventory) {
    Map<String, String> files = new TreeMap<>(inventory.files());
    for (int version = 1; version <= inventory.head(); version++) {
      for (String own : List.of(Inventory.NAME, Inventory.SIDECAR)) {
        files.put("v" + version + "/" + own, "");
      }
    }
    for (String own : List.of(ObjectFolder.DECLARATION, Inventory.NAME, Inventory.SIDECAR)) {
      files.put(own, "");
    }
    return files;
  }

  private Optional<Inventory> soundInventory() throws IOException {
    try {
      inventoryBytes = Files.readAllBytes(from.path().resolve(Inventory.NAME));
      sidecar = sidecar(from.path());
      Inventory inventory = Inventory.parse(inventoryBytes, from.path());
      boolean fits = Inventory.said(sidecar).equals(Inventory.sha256(inventoryBytes));
      if (fits && inventory.id().equals(name.urn())) {
        return Optional.of(inventory);
      }
      damage(Damage.Type.WRONG_BYTES, "its inventory.json does not fit inventory.json.sha256");
    } catch (NoSuchFileException missing) {
      damage(Damage.Type.MISSING_FILE, "its inventory.json is not there");
    } catch (IOException unreadable) {
      DiskFault.rethrowElsewhere(unreadable);
      damage(Damage.Type.BROKEN_OBJECT, "its inventory.json cannot be read");
    }
    return Optional.empty();
  }

  /** Of an object that cannot be understood an earlier copy is better, else all there is. */
  private void keepOrTakeAsItIs() throws IOException {
    if (to.exists()) {
      return;
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(from.path())) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(from.path().relativize(file).toString(), ""));
    }
    work.staging().move(stageAll(files), to.path());
  }

  /** Whether what is there is not an earlier state of this object, but another history. */
  private boolean isAnother(int head) throws IOException {
    if (Arrays.equals(sidecar, sidecar(to.path()))) {
      return false;
    }
    for (int version = 1; Files.isDirectory(to.path().resolve("v" + version)); version++) {
      if (version > head) {
        return true;
      }
      byte[] there = sidecar(to.path().resolve("v" + version));
      byte[] here = sidecar(from.path().resolve("v" + version));
      if (there.length > 0 && here.length > 0 && !Arrays.equals(there, here)) {
        return Inventory.fitsSidecar(from.path().resolve("v" + version))
            && Inventory.fitsSidecar(to.path().resolve("v" + version));
      }
    }
    return false;
  }

  private static byte[] sidecar(Path folder) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(Inventory.SIDECAR));
    } catch (NoSuchFileException none) {
      return new byte[0];
    }
  }

  private void replace(Map<String, String> files) throws IOException {
    Path staged = stageAll(files);
    if (work.errand().isErased(name.id())) {
      try (Stream<Path> old = Files.walk(to.path())) {
        work.removed(old.filter(Files::isRegularFile).count());
      }
      work.staging().replace(staged, to.path());
    } else {
      damage(Damage.Type.SET_ASIDE, "the copy that was there is another history of this object");
      work.staging().replace(staged, to.path(), work.aside(to.path()));
    }
  }

  private void bringForward(int head, Map<String, String> files) throws IOException {
    for (int version = 1; version <= head; version++) {
      String prefix = "v" + version + "/";
      Map<String, String> ofVersion = below(files, prefix);
      if (Files.isDirectory(to.path().resolve("v" + version))) {
        for (Map.Entry<String, String> file : ofVersion.entrySet()) {
          compareOrCopy(file.getKey(), file.getValue());
        }
      } else {
        Path staged = stage(ofVersion, prefix);
        work.staging().move(staged, to.path().resolve("v" + version));
      }
    }
    compareOrCopy(ObjectFolder.DECLARATION, "");
    boolean isRotten = !work.errand().isQuick() && !Inventory.fitsSidecar(to.path());
    boolean changed = !Arrays.equals(sidecar, sidecar(to.path()));
    bringForward(Inventory.NAME, inventoryBytes, changed, isRotten);
    bringForward(Inventory.SIDECAR, sidecar, changed, isRotten);
  }

  private void bringForward(String own, byte[] bytes, boolean changed, boolean isRotten)
      throws IOException {
    Path place = to.path().resolve(own);
    boolean isThere = size(place) == bytes.length;
    boolean isQuick = work.errand().isQuick();
    if (isThere && (isQuick ? !changed : Arrays.equals(Files.readAllBytes(place), bytes))) {
      work.unchanged();
      return;
    }
    if (isRotten) {
      work.errand().mended(work.label(place));
    }
    Path staged = work.staging().next();
    write(bytes, staged);
    work.staging().move(staged, place);
  }

  private static Map<String, String> below(Map<String, String> files, String prefix) {
    Map<String, String> below = new TreeMap<>();
    files.forEach(
        (file, sha256) -> {
          if (file.startsWith(prefix)) {
            below.put(file, sha256);
          }
        });
    return below;
  }

  private void compareOrCopy(String file, String sha256) throws IOException {
    Path place = to.path().resolve(file);
    long there = size(place);
    if (there == NO_FILE || work.errand().isUnsound(work.label(place))) {
      copyOne(file, sha256);
    } else if (work.errand().isQuick()) {
      compare(file, sha256, size(from.path().resolve(file)), there, true);
    } else {
      // Both are read: a damaged copy is replaced by a sound file, and never the other way round.
      String expected = sha256.isEmpty() ? from.ownChecksum(file) : sha256;
      long here = readSize(from.path().resolve(file), file, expected);
      boolean isSound = work.copy().read(place).sha256().equals(expected);
      compare(file, expected, here, there, isSound);
    }
  }

  private void compare(String file, String sha256, long here, long there, boolean isSound)
      throws IOException {
    if (here == NO_FILE || (isSound && here == there)) {
      work.unchanged();
      return;
    }
    copyOne(file, sha256);
    if (!isSound) {
      work.errand().mended(work.label(to.path().resolve(file)));
    }
  }

  /** Size of a file, read for it; if it is not as it should be, that is said and it is none. */
  private long readSize(Path source, String file, String sha256) throws IOException {
    try {
      FileCopy.Copied read = work.copy().read(source);
      if (read.sha256().equals(sha256)) {
        return read.bytes();
      }
      wrongBytes(file, sha256, read.sha256());
    } catch (NoSuchFileException missing) {
      damage(Damage.Type.MISSING_FILE, file + " is listed and not there");
    }
    return NO_FILE;
  }

  private static long size(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile() ? found.size() : NO_FILE;
    } catch (NoSuchFileException none) {
      return NO_FILE;
    }
  }

  /** A damaged file does not replace one that is there. */
  private void copyOne(String file, String sha256) throws IOException {
    Path staged = work.staging().next();
    Path place = to.path().resolve(file);
    if (copyTo(staged, file, sha256)) {
      work.errand().sound(work.label(place));
      work.staging().move(staged, place);
    } else if (Files.exists(staged)) {
      if (Files.exists(place)) {
        Files.delete(staged);
      } else {
        work.errand().unsound(work.label(place));
        work.staging().move(staged, place);
      }
    }
  }

  private Path stageAll(Map<String, String> files) throws IOException {
    return stage(files, "");
  }

  private Path stage(Map<String, String> files, String prefix) throws IOException {
    Path staged = work.staging().next();
    Set<Path> made = new HashSet<>();
    makeFolder(staged, made);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path copied = staged.resolve(file.getKey().substring(prefix.length()));
      makeFolder(Objects.requireNonNull(copied.getParent()), made);
      if (!copyTo(copied, file.getKey(), file.getValue()) && Files.exists(copied)) {
        work.errand().unsound(work.label(to.path().resolve(file.getKey())));
      }
    }
    return staged;
  }

  /** Makes a folder and those above it that are new too. */
  private void makeFolder(Path folder, Set<Path> made) throws IOException {
    if (made.add(folder)) {
      if (made.size() > 1) {
        makeFolder(Objects.requireNonNull(folder.getParent()), made);
      }
      work.copy().makeNewFolder(folder);
    }
  }

  private void write(byte[] bytes, Path copied) throws IOException {
    work.copy().write(bytes, copied);
    work.copied(bytes.length);
  }

  /** Copies a file and names what is wrong with it; whether nothing is. */
  private boolean copyTo(Path copied, String file, String sha256) throws IOException {
    work.copy().requireGoingOn();
    Path source = from.path().resolve(file);
    FileCopy.Copied done;
    try {
      done = work.copy().copy(source, copied);
    } catch (NoSuchFileException missing) {
      damage(Damage.Type.MISSING_FILE, file + " is listed and not there");
      return false;
    }
    work.copied(done.bytes());
    if (!sha256.isEmpty() && !done.sha256().equals(sha256)) {
      wrongBytes(file, sha256, done.sha256());
      return false;
    }
    return true;
  }

  private void wrongBytes(String file, String expected, String actual) {
    damage(
        Damage.Type.WRONG_BYTES, file + " should have SHA-256 " + expected + ", it has " + actual);
  }

  private void damage(Damage.Type type, String detail) {
    work.errand().damage(new Damage(type, name.id(), detail));
  }
}
