package org.findbuch.index.lucene.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.findbuch.document.Access;
import org.findbuch.index.IndexHeldException;
import org.findbuch.index.SearchIndex.Generation;

/**
 * Where generations lie, and the file {@code live} that names the one that answers. Holds the
 * folder against other processes.
 */
public final class Folders implements Closeable {
  private static final String POINTER = "live";
  private static final String LOCK = "index.lock";
  private static final String COMPLETE = "complete";
  private static final String INCOMPLETE = "incomplete";
  private static final String NAME = "g\\d{6,9}";

  private final Path root;
  private final int version;
  private final FSDirectory locked;
  private Lock lock;
  private int last;

  private Folders(Path root, int version, FSDirectory locked, Lock lock) {
    this.root = root;
    this.version = version;
    this.locked = locked;
    this.lock = lock;
  }

  /**
   * Takes the folder for this process.
   *
   * @param version of what the program writes, {@link IndexFields#VERSION} in earnest
   */
  public static Folders hold(Path root, int version) throws IOException {
    Files.createDirectories(root);
    FSDirectory directory = FSDirectory.open(root);
    try {
      return new Folders(root, version, directory, directory.obtainLock(LOCK));
    } catch (LockObtainFailedException held) {
      directory.close();
      throw new IndexHeldException(root, held);
    } catch (IOException failed) {
      directory.close();
      throw failed;
    }
  }

  /** Takes the folder once more where it has been moved away or emptied; closed to others. */
  public synchronized void holdAgain() throws IOException {
    try {
      lock.ensureValid();
      return;
    } catch (AlreadyClosedException | IOException gone) {
      lock.close();
    }
    if (Files.notExists(root)) {
      Files.createDirectories(root);
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
    }
    try {
      lock = locked.obtainLock(LOCK);
    } catch (LockObtainFailedException held) {
      throw new IndexHeldException(root, held);
    }
  }

  int version() {
    return version;
  }

  Path shelf(Access access, String generation) {
    return shelf(access).resolve(generation);
  }

  private Path shelf(Access access) {
    return root.resolve(access.name().toLowerCase(Locale.ROOT));
  }

  /** What the pointer says; nothing where it is missing or makes no sense. */
  public Optional<Generation> live() throws IOException {
    Path pointer = root.resolve(POINTER);
    if (!Files.isRegularFile(pointer)) {
      return Optional.empty();
    }
    String[] words = Files.readString(pointer).strip().split(" ", -1);
    boolean read = words.length == 2 && words[0].matches(NAME);
    return read
        ? Optional.of(new Generation(words[0], words[1].equals(COMPLETE), false))
        : Optional.empty();
  }

  /** Names the generation that answers; after a crash it is this one or the one before. */
  public void point(Generation generation) throws IOException {
    Path written = root.resolve(POINTER + ".new");
    String state = generation.complete() ? COMPLETE : INCOMPLETE;
    Files.writeString(written, generation.name() + " " + state + "\n");
    force(written);
    Files.move(
        written,
        root.resolve(POINTER),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force(root);
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A name that no generation has had since the folder was emptied, nor since it was taken. */
  public synchronized String unusedName() throws IOException {
    for (String name : names()) {
      last = Math.max(last, Integer.parseInt(name.substring(1)));
    }
    last++;
    return "g%06d".formatted(last);
  }

  /** Deletes every generation but one: what is old, and what was not built to its end. */
  public void deleteAllBut(String kept) throws IOException {
    for (String name : names()) {
      if (!name.equals(kept)) {
        delete(name);
      }
    }
  }

  public void delete(String generation) throws IOException {
    for (Access access : Access.values()) {
      deleteTree(shelf(access, generation));
    }
  }

  private List<String> names() throws IOException {
    List<String> names = new java.util.ArrayList<>();
    for (Access access : Access.values()) {
      if (Files.isDirectory(shelf(access))) {
        try (Stream<Path> folders = Files.list(shelf(access))) {
          folders
              .map(f -> f.getFileName().toString())
              .filter(n -> n.matches(NAME))
              .forEach(names::add);
        }
      }
    }
    return names.stream().distinct().toList();
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    try (locked) {
      lock.close();
    }
  }
}
