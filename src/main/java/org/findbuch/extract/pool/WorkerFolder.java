package org.findbuch.extract.pool;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.findbuch.extract.Cage;

/** Where a worker finds the file that it is to read, and where it may write. */
record WorkerFolder(Path inbox, Path scratch, Cage cage) {
  static final String INBOX_INSIDE = "/in";
  static final String SCRATCH_INSIDE = "/scratch";
  private static final String FILE = "file";

  static WorkerFolder at(Path folder, Cage cage) throws IOException {
    WorkerFolder desk = new WorkerFolder(folder.resolve("in"), folder.resolve("tmp"), cage);
    Files.createDirectories(desk.inbox);
    Files.createDirectories(desk.scratch);
    desk.clear();
    return desk;
  }

  /** Puts the file where the worker can see it and says under which path it does. */
  String put(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!cage.holds()) {
      return real.toString();
    }
    Path put = inbox.resolve(FILE);
    Files.deleteIfExists(put);
    try {
      Files.createLink(put, real);
    } catch (FileSystemException | UnsupportedOperationException otherFileSystem) {
      Files.copy(real, put);
    }
    return INBOX_INSIDE + "/" + FILE;
  }

  String scratchInside() {
    return cage.holds() ? SCRATCH_INSIDE : scratch.toString();
  }

  /** Takes away the file and whatever a library left behind. */
  void clear() throws IOException {
    Files.deleteIfExists(inbox.resolve(FILE));
    try (Stream<Path> left = Files.walk(scratch)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(scratch)) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
