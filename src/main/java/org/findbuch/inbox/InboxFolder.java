package org.findbuch.inbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files that wait in a folder, and where they go. */
record InboxFolder(Path folder) {
  private static final String DONE = "done";
  private static final String FAILED = "failed";

  /** What programs call a file that they have not finished. */
  private static final Set<String> UNFINISHED =
      Set.of("part", "partial", "crdownload", "download", "tmp", "filepart", "swp");

  /**
   * Makes the folder if it is not there.
   *
   * @throws InboxException when it cannot be used
   */
  static InboxFolder at(Path folder) throws InboxException {
    try {
      for (String name : List.of(DONE, FAILED)) {
        Files.createDirectories(folder.resolve(name));
      }
    } catch (IOException refused) {
      throw new InboxException(folder);
    }
    for (Path used : List.of(folder, folder.resolve(DONE), folder.resolve(FAILED))) {
      if (!Files.isWritable(used)) {
        throw new InboxException(used);
      }
    }
    return new InboxFolder(folder);
  }

  /** What waits, in the order of names; links are left alone. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            boolean isOurs = folder.equals(path.getParent()) && isTarget(path);
            return isOurs || isHidden(path)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file) && !isUnfinished(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  void done(Path file) throws IOException {
    move(file, DONE);
  }

  /** The reason stands in a text file beside it. */
  void failed(Path file, String reason) throws IOException {
    Path moved = move(file, FAILED);
    Files.writeString(
        moved.resolveSibling(moved.getFileName() + ".txt"), reason + System.lineSeparator());
  }

  private Path move(Path file, String where) throws IOException {
    Path wanted = folder.resolve(where).resolve(folder.relativize(file));
    Files.createDirectories(wanted.resolveSibling("."));
    Path free = wanted;
    for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
      free = numbered(wanted, number);
    }
    try {
      return Files.move(file, free);
    } catch (NoSuchFileException takenAway) {
      return free;
    }
  }

  /** {@code bericht.pdf} becomes {@code bericht-2.pdf}. */
  private static Path numbered(Path file, int number) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
  }

  private static boolean isTarget(Path path) {
    return Set.of(DONE, FAILED).contains(String.valueOf(path.getFileName()));
  }

  /** What an office program puts beside an open file begins like this as well. */
  private boolean isHidden(Path path) {
    String name = String.valueOf(path.getFileName());
    return !path.equals(folder) && (name.startsWith(".") || name.startsWith("~$"));
  }

  private static boolean isUnfinished(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return UNFINISHED.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
