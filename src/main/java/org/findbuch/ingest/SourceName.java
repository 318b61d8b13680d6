package org.findbuch.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.language.Encoding;

/**
 * What files on a disk are called, in whichever encoding that was written: Java shows the bytes of
 * a name that are none of the system's encoding as U+FFFD, and opens the file all the same.
 */
public final class SourceName {
  private static final String UNREADABLE = "\uFFFD";

  private SourceName() {}

  /** The last name of a path, as whoever gave it read it. */
  public static String of(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : read(last);
  }

  /** All names of a path, likewise; as they are where the system has no bytes for them. */
  public static Path readable(Path path) {
    if (!path.toString().contains(UNREADABLE)) {
      return path;
    }
    Path readable = path.isAbsolute() ? path.getRoot() : path.getFileSystem().getPath("");
    try {
      for (Path name : path) {
        readable = readable.resolve(read(name));
      }
      return readable;
    } catch (InvalidPathException noBytes) {
      return path;
    }
  }

  /**
   * The files that a path may mean that was typed or passed on with {@code U+FFFD} in it; only
   * itself where it is clear.
   *
   * @param path absolute
   */
  public static List<Path> meant(Path path) throws IOException {
    if (!path.toString().contains(UNREADABLE) || Files.exists(path)) {
      return List.of(path);
    }
    List<Path> meant = new ArrayList<>(List.of(path.getRoot()));
    for (Path name : path) {
      List<Path> next = new ArrayList<>();
      for (Path folder : meant) {
        next.addAll(in(folder, name));
      }
      meant = next;
    }
    return meant;
  }

  private static List<Path> in(Path folder, Path name) throws IOException {
    String shown = compared(name);
    if (!shown.contains(UNREADABLE)) {
      return List.of(folder.resolve(name));
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> compared(file.getFileName()).equals(shown)).sorted().toList();
    }
  }

  private static String compared(Path name) {
    return name.toString().replaceAll(UNREADABLE + "+", UNREADABLE);
  }

  private static String read(Path name) {
    if (!name.toString().contains(UNREADABLE)) {
      return name.toString();
    }
    // only in an address the bytes can be seen
    String address = name.getFileSystem().getPath("/").resolve(name).toUri().getRawPath();
    return Encoding.unescaped(address.replaceAll("^/|/$", ""));
  }
}
