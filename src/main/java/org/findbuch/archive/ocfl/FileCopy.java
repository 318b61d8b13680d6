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
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/** Copies and hashes files, for their owner only; in any thread. */
final class FileCopy {
  private static final int BUFFER = 1 << 18;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final ThreadLocal<Hasher> hashers = ThreadLocal.withInitial(Hasher::new);
  private final BooleanSupplier stop;
  private final FileAttribute<?>[] privateFile;
  private final FileAttribute<?>[] privateFolder;

  /** What was copied or read, and its SHA-256. */
  record Copied(long bytes, String sha256) {}

  /** What one thread needs. */
  private static final class Hasher {
    final ByteBuffer chunk = ByteBuffer.allocate(BUFFER);
    final MessageDigest digest = Sha256.digest();
  }

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

  /** Makes a folder where none is, in one that is there. */
  void makeNewFolder(Path folder) throws IOException {
    Files.createDirectory(folder, privateFolder);
  }

  void makeFolderOf(Path file) throws IOException {
    makeFolder(Objects.requireNonNull(file.getParent()));
  }

  /** Copies a file to where none is; not forced to the disk. */
  Copied copy(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(to, NEW, privateFile)) {
      return read(in, out);
    }
  }

  /** Writes a small file where none is; not forced to the disk. */
  void write(byte[] bytes, Path to) throws IOException {
    try (FileChannel out = FileChannel.open(to, NEW, privateFile)) {
      writeAll(ByteBuffer.wrap(bytes), out);
    }
  }

  Copied read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(in, null);
    }
  }

  private Copied read(FileChannel in, @Nullable FileChannel out) throws IOException {
    MessageDigest digest = hashers.get().digest;
    ByteBuffer chunk = hashers.get().chunk;
    digest.reset();
    long bytes = 0;
    while (in.read(chunk.clear()) >= 0) {
      requireGoingOn();
      chunk.flip();
      digest.update(chunk.duplicate());
      bytes += chunk.limit();
      if (out != null) {
        writeAll(chunk, out);
      }
    }
    return new Copied(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static void writeAll(ByteBuffer bytes, FileChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  void requireGoingOn() throws InterruptedIOException {
    if (stop.getAsBoolean()) {
      throw new InterruptedIOException("asked to stop");
    }
  }
}
