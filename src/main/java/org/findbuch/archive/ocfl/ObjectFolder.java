package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One object's folder as it lies on the disk.
 *
 * @param root the storage root that it lies in
 */
record ObjectFolder(Path root, Path path) {
  static final String DECLARATION = "0=ocfl_object_1.1";
  static final String DECLARED = "ocfl_object_1.1\n";

  boolean exists() {
    return Files.isDirectory(path);
  }

  /**
   * Forces the object's own files, and every folder up to the root; what is in its versions was
   * forced before they got their names.
   */
  void force() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        force(file);
      }
    }
    forceFolders();
  }

  void delete() throws IOException {
    Staging.delete(path);
    tidy();
  }

  /** Deletes the folder around an object that is gone if it is empty: OCFL 1.1, E073. */
  void tidy() throws IOException {
    try {
      Files.delete(parent());
      force(root);
    } catch (DirectoryNotEmptyException others) {
      force(parent());
    } catch (NoSuchFileException never) {
      // nothing of the object was ever there
    }
  }

  /**
   * Brings the object to its newest whole version and deletes what was begun after it. What was
   * there before is kept even where it has been damaged since.
   *
   * @param begun when the version was begun that may be half there; null when that is not known
   * @return whether there is such a version
   */
  boolean mend(@Nullable Instant begun) throws IOException {
    List<Integer> versions = versions();
    for (int version : versions.reversed()) {
      if (isWhole(version) || isEarlier(version, begun)) {
        declare();
        install(version);
        for (int later : versions) {
          if (later > version) {
            new ObjectFolder(root, path.resolve("v" + later)).delete();
          }
        }
        forceFolders();
        return true;
      }
    }
    return false;
  }

  /** Whether its inventory is undamaged, and the version that this calls the newest is there. */
  boolean hasHead() throws IOException {
    return Inventory.fitsSidecar(path)
        && Inventory.fitsSidecar(path.resolve("v" + Inventory.in(path).head()));
  }

  private boolean isEarlier(int version, @Nullable Instant begun) throws IOException {
    Path folder = path.resolve("v" + version);
    return begun != null
        && Inventory.fitsSidecar(folder)
        && !Inventory.in(folder).created().equals(begun);
  }

  /** The version that the object's own inventory says is its newest; 0 when it says nothing. */
  private int head() throws IOException {
    return Inventory.fitsSidecar(path) ? Inventory.in(path).head() : 0;
  }

  /**
   * Deletes the newest version if it was only begun, or is the one meant.
   *
   * @param isMeant asked with the version's record
   */
  void takeBack(Predicate<String> isMeant) throws IOException {
    int newest = versions().getLast();
    Path version = path.resolve("v" + newest);
    Path record = version.resolve("content").resolve(RecordReader.METADATA);
    int head = head();
    boolean isBegun = head > 0 && newest > head;
    if (isBegun || (Files.exists(record) && isMeant.test(Files.readString(record)))) {
      Staging.delete(version);
    }
  }

  private List<Integer> versions() throws IOException {
    try (Stream<Path> children = Files.list(path)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> name.matches("v[1-9][0-9]{0,8}"))
          .map(name -> Integer.valueOf(name.substring(1)))
          .sorted()
          .toList();
    }
  }

  private boolean isWhole(int version) throws IOException {
    Path folder = path.resolve("v" + version);
    if (!Inventory.fitsSidecar(folder)) {
      return false;
    }
    String prefix = "v" + version + "/";
    for (Map.Entry<String, String> file : Inventory.in(folder).files().entrySet()) {
      if (file.getKey().startsWith(prefix) && !holds(file.getKey(), file.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Where a file of some content lies, by any sound inventory of a version. */
  Optional<Path> find(String below, String sha256) throws IOException {
    for (int version : exists() ? versions().reversed() : List.<Integer>of()) {
      Path folder = path.resolve("v" + version);
      if (Inventory.fitsSidecar(folder)) {
        for (Map.Entry<String, String> file : Inventory.in(folder).files().entrySet()) {
          if (file.getValue().equals(sha256) && file.getKey().contains("/" + below)) {
            return Optional.of(path.resolve(file.getKey()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The checksum that a file should have which no inventory lists: the inventories themselves, what
   * is said of them, and what the object is. Empty when nothing sound says it.
   */
  String ownChecksum(String file) throws IOException {
    Path folder = Objects.requireNonNull(path.resolve(file).getParent());
    if (file.equals(DECLARATION)) {
      return Inventory.sha256(DECLARED.getBytes(StandardCharsets.US_ASCII));
    }
    if (!Inventory.fitsSidecar(folder)) {
      return "";
    }
    return Sha256.of(path.resolve(file)).hex();
  }

  private boolean holds(String file, String sha256) throws IOException {
    Path stored = path.resolve(file);
    return Files.isRegularFile(stored) && Sha256.of(stored).hex().equals(sha256);
  }

  private void declare() throws IOException {
    put(DECLARED.getBytes(StandardCharsets.US_ASCII), path.resolve(DECLARATION));
  }

  private void install(int version) throws IOException {
    for (String name : List.of(Inventory.NAME, Inventory.SIDECAR)) {
      put(Files.readAllBytes(path.resolve("v" + version).resolve(name)), path.resolve(name));
    }
  }

  /** In one step: on a full disk the file that is there stays as it is. */
  private void put(byte[] bytes, Path file) throws IOException {
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Path incoming = Files.createDirectories(root.resolveSibling("incoming"));
      Path beside = Files.createTempFile(incoming, "mend", ".part");
      try {
        Files.write(beside, bytes);
        force(beside);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    }
  }

  void forceFolders() throws IOException {
    for (Path folder = path;
        folder.startsWith(root);
        folder = folder.resolveSibling(".").normalize()) {
      force(folder);
    }
  }

  private Path parent() {
    return path.resolveSibling(".").normalize();
  }

  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
