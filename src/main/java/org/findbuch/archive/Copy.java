package org.findbuch.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A copy of the whole archive, forced to its disk. */
final class Copy {
  private final Path source;
  private final Path target;

  Copy(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  void make(Catalogue catalogue, Texts texts) throws IOException {
    Files.createDirectories(target);
    copy(source.resolve("ocfl"), target.resolve("ocfl"));
    catalogue.copyTo(target.resolve("catalogue.sqlite"));
    texts.copyTo(target.resolve("texts.sqlite"));
    force(target);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copied = Files.copy(file, to.resolve(from.relativize(file).toString()));
            force(copied);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            force(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (NoSuchFileException gone) {
      throw new IOException("gone while it was being copied: " + path, gone);
    }
  }
}
