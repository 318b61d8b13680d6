package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where new files stand until enough of them are on the disk; only then are they renamed to their
 * places, so that even a power cut leaves nothing half under its own name. One thread puts things
 * in their places while others write more.
 */
final class Staging {
  private static final long MOST_BYTES = 64 << 20;
  private static final int MOST_FILES = 16_000;

  private final Path folder;
  private final FileCopy copy;
  private final AtomicLong number = new AtomicLong();
  private List<Move> moves = new ArrayList<>();
  private long bytes;
  private int files;

  /**
   * One renaming.
   *
   * @param instead where that goes which is in the place, or null when it may be overwritten
   * @param thrownAway whether that is then deleted
   */
  private record Move(Path staged, Path place, @Nullable Path instead, boolean thrownAway) {}

  /** What has to be said before anything is renamed. */
  @FunctionalInterface
  interface Announcement {
    void make() throws IOException;
  }

  /** Empties the folder: what stands in it was left by somebody who was killed. */
  Staging(Path folder, FileCopy copy) throws IOException {
    this.folder = folder;
    this.copy = copy;
    delete(folder);
    copy.makeFolder(folder);
  }

  /** A name in the folder that nothing has. */
  Path next() {
    return folder.resolve(String.valueOf(number.getAndIncrement()));
  }

  synchronized void written(long more) {
    bytes += more;
    files++;
  }

  /** Has a file or a folder renamed to its place. */
  void move(Path staged, Path place) {
    add(new Move(staged, place, null, false));
  }

  /** Has a folder take the place of another, which goes. */
  void replace(Path staged, Path place) {
    add(new Move(staged, place, next(), true));
  }

  /** Has a folder take the place of another, which is kept. */
  void replace(Path staged, Path place, Path aside) {
    add(new Move(staged, place, aside, false));
  }

  private synchronized void add(Move move) {
    moves.add(move);
  }

  synchronized boolean isFull() {
    return bytes > MOST_BYTES || files > MOST_FILES;
  }

  /**
   * Renames what has been named so far, if that is anything.
   *
   * @param announcement made before
   */
  void publish(Announcement announcement) throws IOException {
    List<Move> ready = takeMoves();
    if (ready.isEmpty()) {
      return;
    }
    announcement.make();
    Disk.sync(folder, ready.stream().map(Move::staged).toList());
    for (Move move : ready) {
      make(move);
    }
  }

  private synchronized List<Move> takeMoves() {
    List<Move> taken = moves;
    moves = new ArrayList<>();
    bytes = 0;
    files = 0;
    return taken;
  }

  private void make(Move move) throws IOException {
    copy.makeFolderOf(move.place());
    if (move.instead() != null && Files.exists(move.place())) {
      copy.makeFolderOf(move.instead());
      Files.move(move.place(), move.instead());
    }
    Files.move(
        move.staged(),
        move.place(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    if (move.thrownAway() && move.instead() != null) {
      delete(move.instead());
    }
  }

  void close() throws IOException {
    delete(folder);
  }

  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
