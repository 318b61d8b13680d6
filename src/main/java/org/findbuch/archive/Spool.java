package org.findbuch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.UUID;
import org.findbuch.archive.change.Reserve;
import org.findbuch.archive.change.Steps;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/** The folder {@code incoming/}: bytes that are nobody's yet. */
final class Spool {
  private static final int BUFFER = 1 << 16;

  /** So often the room on the disk is looked at while a file comes in. */
  private static final long LOOK_EVERY = 16L << 20;

  private final Path folder;
  private final Reserve reserve;
  private final Steps steps;

  Spool(Path folder, Reserve reserve, Steps steps) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.reserve = reserve;
    this.steps = steps;
  }

  Reserve reserve() {
    return reserve;
  }

  Spooled take(InputStream in, long mostBytes) throws IOException {
    Path file = folder.resolve(UUID.randomUUID() + ".part");
    boolean whole = false;
    try {
      Spooled spooled = copy(in, file, mostBytes);
      steps.at("receive.spooled");
      whole = true;
      return spooled;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Spooled copy(InputStream in, Path file, long mostBytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    long looked = 0;
    reserve.require(0);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > mostBytes) {
          throw new FileTooLargeException(mostBytes);
        }
        if (total - looked > LOOK_EVERY) {
          reserve.require(0);
          looked = total;
        }
        digest.update(buffer, 0, read);
        ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
        while (chunk.hasRemaining()) {
          out.write(chunk);
        }
      }
    }
    return new Spooled(file, Sha256.of(digest.digest()), total);
  }

  /** Deletes all that a former process left. */
  void empty() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            if (!visited.equals(folder)) {
              Files.delete(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
