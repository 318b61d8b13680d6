package org.findbuch.cli.add;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.findbuch.document.FileName;

/** Everything below what was named, folder by folder in the order of names. */
final class FileWalk {
  private FileWalk() {}

  /**
   * One thing that has to be accounted for.
   *
   * @param shown what it is called in the report: as it was typed, and the way below that
   * @param problem the key of the sentence that says why it cannot be opened, or nothing
   */
  record Found(Path file, String shown, String problem) {
    boolean isOpen() {
      return problem.isEmpty();
    }

    String name() {
      return String.valueOf(file.getFileName());
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
      return new Found(at, shown + "/" + path, "");
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
      all.addAll(below(path, directory.resolve(path).normalize()));
    }
    return all;
  }

  private static List<Found> below(Path typed, Path start) throws IOException {
    if (!Files.exists(start)) {
      return List.of(new Found(start, typed.toString(), "file.missing"));
    }
    if (!Files.isDirectory(start)) {
      return List.of(file(start, typed.toString()));
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
            found.add(new Found(file, shown(file), "file.closed"));
            return FileVisitResult.CONTINUE;
          }

          private String shown(Path file) {
            Path below = start.relativize(file);
            return below.toString().isEmpty() ? typed.toString() : typed.resolve(below).toString();
          }
        });
    found.sort(Comparator.comparing(Found::shown));
    return found;
  }

  private static Found file(Path file, String shown) {
    if (!Files.isRegularFile(file)) {
      return new Found(file, shown, "file.notafile");
    }
    return new Found(file, shown, Files.isReadable(file) ? "" : "file.closed");
  }
}
