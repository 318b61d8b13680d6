package org.findbuch.archive.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.archive.backup.BackupException.Reason;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Mirror;
import org.findbuch.archive.store.RecordCodec;
import org.findbuch.document.NewerSchemaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a backup, and what it says of itself. */
final class BackupFolder implements Closeable {
  static final String CATALOGUE = "catalogue.sqlite";
  static final String TEXTS = "texts.sqlite";
  private static final String NOTE = "backup.json";
  private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);

  /** Stands for the identity of an archive where a damaged note does not tell it. */
  static final String OF_UNKNOWN = "";

  private static final String LOCK = "backup.lock";
  private static final String README = "README.txt";

  /** What may be in a folder that is as good as empty: a fresh disk, or a first run cut short. */
  private static final Set<String> NOTHING = Set.of("lost+found", LOCK, README, Mirror.STAGING);

  private final Path folder;
  private final RecordCodec codec;
  private @Nullable FileChannel channel;
  private @Nullable FileLock lock;

  BackupFolder(Path folder, RecordCodec codec) {
    this.folder = folder;
    this.codec = codec;
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  /**
   * Makes the folder, or takes the one that is there, for this process alone.
   *
   * @return what an earlier backup in it says
   */
  Optional<BackupNote> take(String identity) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BackupException(Reason.NO_BACKUP, folder);
    }
    requireEmptyOrBackup();
    boolean posix = makePrivate();
    lock(posix);
    Optional<BackupNote> earlier = note();
    if (earlier.isPresent() && !List.of(identity, OF_UNKNOWN).contains(earlier.get().archive())) {
      throw new BackupException(Reason.OTHER_ARCHIVE, folder);
    }
    return earlier;
  }

  private void requireEmptyOrBackup() throws IOException {
    if (!Files.isDirectory(folder) || Files.isRegularFile(resolve(NOTE))) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      if (all.anyMatch(path -> !NOTHING.contains(String.valueOf(path.getFileName())))) {
        throw new BackupException(Reason.NO_BACKUP, folder);
      }
    }
  }

  /** It holds what others may not see: drafts, hashes of keys and passwords. */
  private boolean makePrivate() throws IOException {
    if (Files.notExists(folder)) {
      Files.createDirectories(folder);
      force(folder.toAbsolutePath().resolveSibling("."));
    }
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    if (posix && Files.notExists(resolve(NOTE))) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return posix;
  }

  private void lock(boolean posix) throws IOException {
    Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel =
        posix
            ? FileChannel.open(
                resolve(LOCK),
                how,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : FileChannel.open(resolve(LOCK), how);
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException byThisProcess) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new BackupException(Reason.IN_USE, folder);
    }
  }

  /** Keeps backups out while it is being read; a medium that cannot be written needs no lock. */
  void lockIfPossible() throws IOException {
    if (Files.isWritable(resolve(LOCK))) {
      lock(false);
    }
  }

  /**
   * What the folder says of itself; of a damaged note nothing is taken, as if the backup had never
   * been finished.
   *
   * @throws BackupException when a newer program wrote it
   */
  Optional<BackupNote> note() throws IOException {
    String written;
    try {
      written = new String(Files.readAllBytes(resolve(NOTE)), StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.backupNote(written));
    } catch (NewerSchemaException newer) {
      throw new BackupException(Reason.NEWER, folder);
    } catch (IOException damaged) {
      LOG.warn("{} is damaged: {}", resolve(NOTE), damaged.getMessage());
      return Optional.of(
          new BackupNote(
              "", OF_UNKNOWN, Instant.EPOCH, null, 0, 0, Map.of(), List.of(), List.of()));
    }
  }

  void write(BackupNote note) throws IOException {
    Path beside = resolve(NOTE + ".new");
    Files.deleteIfExists(beside);
    makeFile(beside);
    Files.writeString(beside, codec.write(note) + "\n");
    force(beside);
    Files.move(
        beside, resolve(NOTE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder);
  }

  /** Tells whoever finds the folder one day what it is. */
  void explain() throws IOException {
    if (Files.exists(resolve(README))) {
      return;
    }
    try (var text = BackupFolder.class.getResourceAsStream("/backup.txt")) {
      if (text != null) {
        Files.writeString(resolve(README), new String(text.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** An empty file in which the copy of a database is made, for its owner only. */
  Path makeFile(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.createFile(file);
  }

  static void force(Path path) throws IOException {
    try (FileChannel opened = FileChannel.open(path, StandardOpenOption.READ)) {
      opened.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.release();
      lock = null;
    }
    if (channel != null) {
      channel.close();
    }
  }
}
