package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Copies and hashes files, for their owner only. Used by one thread. */
final class FileCopy {
  private static final int BUFFER = 1 << 18;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final byte[] buffer = new byte[BUFFER];
  private final MessageDigest digest = Inventory.digest();
  private final BooleanSupplier stop;
  private final FileAttribute<?>[] privateFile;
  private final FileAttribute<?>[] privateFolder;

  /** What was copied, and its SHA-256. */
  record Copied(long bytes, String sha256) {}

  FileCopy(Path to, BooleanSupplier stop) throws IOException {
    this.stop = stop;
    boolean posix = Files.getFileStore(to).supportsFileAttributeView("posix");
    this.privateFile = attributes(posix, "rw-------");
    this.privateFolder = attributes(posix, "rwx------");
  }

  private static FileAttribute<?>[] attributes(boolean posix, String rights) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  void makeFolder(Path folder) throws IOException {
    // Mostly it is there, and being told so by a failure takes ten times as long.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, privateFolder);
    }
  }

  void makeFolderOf(Path file) throws IOException {
    makeFolder(Objects.requireNonNull(file.getParent()));
  }

  /** Copies a file to where none is; not forced to the disk. */
  Copied copy(Path from, Path to) throws IOException {
    try (FileChannel out = FileChannel.open(to, NEW, privateFile)) {
      return read(from, out);
    }
  }

  String sha256(Path file) throws IOException {
    return read(file, null).sha256();
  }

  private Copied read(Path from, @Nullable FileChannel out) throws IOException {
    digest.reset();
    long bytes = 0;
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ)) {
      ByteBuffer chunk = ByteBuffer.wrap(buffer);
      while (in.read(chunk) >= 0) {
        requireGoingOn();
        chunk.flip();
        digest.update(buffer, 0, chunk.limit());
        bytes += chunk.limit();
        while (out != null && chunk.hasRemaining()) {
          out.write(chunk);
        }
        chunk.clear();
      }
    }
    return new Copied(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  void requireGoingOn() throws InterruptedIOException {
    if (stop.getAsBoolean()) {
      throw new InterruptedIOException("asked to stop");
    }
  }
}
