package org.findbuch.cli.add;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.FileName;
import org.findbuch.ingest.SourceName;

/** Everything below what was named, folder by folder in the order of names. */
final class FileWalk {
  private FileWalk() {}

  /**
   * One thing that has to be accounted for.
   *
   * @param file its way, as people read it
   * @param disk the same way as the disk has it
   * @param shown what it is called in the report: as it was typed, and the way below that
   * @param problem the key of the sentence that says why it cannot be opened, or nothing
   */
  record Found(Path file, Path disk, String shown, String problem) {
    /** Whether every name of its way is in the system's encoding. */
    boolean isPlain() {
      return file.equals(disk);
    }

    boolean isOpen() {
      return problem.isEmpty();
    }

    String name() {
      return SourceName.of(file);
    }

    /** The same below its folders, which may say what it is about. */
    String nameInFolder() {
      Path readable = SourceName.readable(file);
      int names = readable.getNameCount();
      return readable.subpath(Math.max(0, names - 3), names).toString();
    }

    /**
     * A file that is packed in this one, as if this were a folder.
     *
     * @param path the way from this to it, as whoever packed it wrote it
     */
    Found inside(String path) {
      Path at = file;
      for (String step : path.split("/", -1)) {
        at = at.resolve(FileName.safe(step));
      }
      return new Found(at, at, shown + "/" + path, "");
    }
  }

  /**
   * Lists it.
   *
   * @param directory what relative paths are relative to
   */
  static List<Found> list(List<Path> typed, Path directory) throws IOException {
    List<Found> all = new ArrayList<>();
    for (Path path : typed) {
      Path start = directory.resolve(path).normalize();
      List<Path> meant = SourceName.meant(start);
      if (meant.isEmpty()) {
        all.addAll(below(path, start));
      }
      for (Path one : meant) {
        all.addAll(below(one.equals(start) ? path : called(path, one), one));
      }
    }
    Set<Path> disks = new HashSet<>();
    // where several names look alike, each of them means all
    return all.stream().filter(found -> found.isPlain() || disks.add(found.disk())).toList();
  }

  /** The way that was typed, with the names that were meant. */
  private static Path called(Path typed, Path meant) {
    int count = meant.getNameCount();
    return typed.isAbsolute()
        ? meant
        : meant.subpath(Math.max(0, count - typed.normalize().getNameCount()), count);
  }

  private static List<Found> below(Path typed, Path start) throws IOException {
    if (!Files.exists(start)) {
      return List.of(found(start, typed, "file.missing"));
    }
    if (!Files.isDirectory(start)) {
      return List.of(file(start, typed));
    }
    List<Found> found = new ArrayList<>();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file(file, shown(file)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException closed) {
            found.add(found(file, shown(file), "file.closed"));
            return FileVisitResult.CONTINUE;
          }

          private Path shown(Path file) {
            Path below = start.relativize(file);
            return below.toString().isEmpty() ? typed : typed.resolve(below);
          }
        });
    found.sort(Comparator.comparing(Found::shown));
    return found;
  }

  private static Found file(Path file, Path shown) {
    if (!Files.isRegularFile(file)) {
      return found(file, shown, "file.notafile");
    }
    return found(file, shown, Files.isReadable(file) ? "" : "file.closed");
  }

  private static Found found(Path file, Path shown, String problem) {
    return new Found(
        SourceName.readable(file), file, SourceName.readable(shown).toString(), problem);
  }
}
