package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder {@code ocfl/}: tuples of three hexadecimal digits, and in each of them objects. */
record StorageRoot(Path path) {
  private static final Set<String> OWN_FILES =
      Set.of(
          "0=ocfl_1.1",
          "ocfl_1.1.md",
          "ocfl_layout.json",
          "ocfl_extensions_1.0.md",
          "0003-hash-and-id-n-tuple-storage-layout.md");
  private static final String EXTENSIONS = "extensions";
  private static final String LAYOUT_CONFIG = "0003-hash-and-id-n-tuple-storage-layout/config.json";

  /** Takes each object's folder, and each file that belongs to none. */
  interface Visitor {
    void object(ObjectFolder folder) throws IOException;

    void stray(Path file) throws IOException;
  }

  void walk(Visitor visitor) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        if (name.equals(EXTENSIONS)) {
          Path config = child.resolve(LAYOUT_CONFIG);
          walkStrays(child, file -> file.equals(config), visitor);
        } else if (!Files.isDirectory(child)) {
          walkStrays(child, file -> OWN_FILES.contains(name), visitor);
        } else {
          walkTuple(child, visitor);
        }
      }
    }
  }

  /** The files that make the folder a storage root. */
  Stream<Path> ownFiles() {
    return Stream.concat(
            OWN_FILES.stream().map(path::resolve),
            Stream.of(path.resolve(EXTENSIONS).resolve(LAYOUT_CONFIG)))
        .filter(Files::isRegularFile);
  }

  /** Whether nothing was ever put into it. */
  boolean isUnused() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.map(child -> child.getFileName().toString())
          .allMatch(name -> OWN_FILES.contains(name) || name.equals(EXTENSIONS));
    }
  }

  boolean isEmpty() throws IOException {
    try (Stream<Path> tuples = Files.list(path)) {
      for (Path tuple : tuples.filter(StorageRoot::isTuple).toList()) {
        try (Stream<Path> objects = Files.list(tuple)) {
          if (objects.findAny().isPresent()) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private void walkTuple(Path tuple, Visitor visitor) throws IOException {
    boolean holdsObjects = isTuple(tuple);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(tuple)) {
      for (Path child : children) {
        boolean isNamed = child.getFileName().toString().startsWith("urn%3a");
        if (holdsObjects && isNamed && Files.isDirectory(child)) {
          visitor.object(new ObjectFolder(path, child));
        } else {
          walkStrays(child, file -> false, visitor);
        }
      }
    } catch (NoSuchFileException gone) {
      requireGone(tuple, gone);
    }
  }

  /** What is erased while others walk was never there; anything else that is missing is wrong. */
  private static void requireGone(Path walked, NoSuchFileException missing)
      throws NoSuchFileException {
    if (Files.exists(walked, LinkOption.NOFOLLOW_LINKS)) {
      throw missing;
    }
  }

  private static boolean isTuple(Path folder) {
    return folder.getFileName().toString().matches("[0-9a-f]{3}") && Files.isDirectory(folder);
  }

  private static void walkStrays(Path from, Predicate<Path> expected, Visitor visitor)
      throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(each -> !Files.isDirectory(each)).toList()) {
        if (!expected.test(file)) {
          visitor.stray(file);
        }
      }
    } catch (NoSuchFileException gone) {
      requireGone(from, gone);
    }
  }
}
