package org.findbuch.ingest.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.findbuch.document.Sha256;
import org.findbuch.extract.Painter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps pictures in files, up to so many bytes; those that were not asked for the longest go first.
 * Behind each stands its CRC-32C, so that what is damaged or cut short is drawn again. Everything
 * in it may be deleted at any time.
 *
 * <p>Form: {@code <version>/<checksum of the original>/<name>}.
 */
public final class PictureCache {
  private static final Logger LOG = LoggerFactory.getLogger(PictureCache.class);

  /** When a file was asked for last is written down no more often than this. */
  private static final Duration EXACT = Duration.ofHours(1);

  /** The last ones are in memory as well, also where there is no room for them on the disk. */
  private static final long BYTES_IN_MEMORY = 24 << 20;

  /** What is larger, as a printed document, is for those who read files. */
  private static final int LARGE = 2 << 20;

  private static final String UNFINISHED = ".tmp";

  private final Path root;
  private final Path folder;
  private final long mostBytes;
  private final long freeBytes;

  /** By the path below the folder, the one that was asked for last at the end. */
  private final Map<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);

  private final Map<String, byte[]> latest = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;
  private long bytesInMemory;
  private boolean listed;

  private record Kept(long bytes, FileTime asked) {}

  /**
   * Keeps them in a folder.
   *
   * @param root is made when there is something to keep
   * @param freeBytes stay free of its disk
   */
  public PictureCache(Path root, long mostBytes, long freeBytes) {
    this.root = root;
    this.folder = root.resolve(String.valueOf(Painter.VERSION));
    this.mostBytes = mostBytes;
    this.freeBytes = freeBytes;
  }

  /** What is kept under a name, if it is there and sound. */
  public Optional<byte[]> find(Sha256 original, String name) {
    String key = key(original, name);
    Kept known;
    synchronized (this) {
      byte[] inMemory = latest.get(key);
      if (inMemory != null) {
        return Optional.of(inMemory);
      }
      list();
      known = kept.get(key);
    }
    if (known == null) {
      return Optional.empty();
    }
    Optional<byte[]> found = read(key);
    if (found.isEmpty()) {
      remove(key);
    } else {
      asked(key, known);
    }
    return found;
  }

  /** The file of what is kept, sound as it is at this moment; behind it stands its checksum. */
  public Optional<Path> file(Sha256 original, String name) {
    String key = key(original, name);
    synchronized (this) {
      list();
      if (!kept.containsKey(key)) {
        return Optional.empty();
      }
    }
    if (read(key).isEmpty()) {
      remove(key);
      return Optional.empty();
    }
    return Optional.of(folder.resolve(key));
  }

  /** Keeps it in memory at least; a full disk is no reason not to show a picture. */
  public void keep(Sha256 original, String name, byte[] picture) {
    String key = key(original, name);
    remember(key, picture);
    ByteBuffer file = ByteBuffer.allocate(picture.length + Integer.BYTES);
    file.put(picture).putInt(checksum(picture, picture.length));
    if (file.capacity() > mostBytes) {
      return;
    }
    try {
      Path path = folder.resolve(key);
      Files.createDirectories(path.getParent());
      if (Files.getFileStore(folder).getUsableSpace() - file.capacity() < freeBytes) {
        LOG.debug("a picture is not kept: the disk is nearly full");
        return;
      }
      Path unfinished = Files.createTempFile(folder, "picture", UNFINISHED);
      try {
        Files.write(unfinished, file.array());
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      added(key, new Kept(file.capacity(), FileTime.from(java.time.Instant.now())));
    } catch (IOException failed) {
      LOG.warn("a picture is not kept in {}: {}", folder, failed.toString());
    }
  }

  /** Removes all pictures of an original. */
  public synchronized void forget(Sha256 original) throws IOException {
    list();
    String start = key(original, "");
    latest.keySet().stream().filter(key -> key.startsWith(start)).toList().forEach(this::unlearn);
    for (String key : kept.keySet().stream().filter(key -> key.startsWith(start)).toList()) {
      remove(key);
    }
    delete(folder.resolve(original.hex()));
  }

  /** The originals of which it has pictures. */
  public synchronized List<Sha256> originals() {
    list();
    return kept.keySet().stream()
        .map(key -> key.substring(0, key.indexOf('/')))
        .distinct()
        .map(Sha256::new)
        .toList();
  }

  /** How many files it has. */
  public synchronized long files() {
    list();
    return kept.size();
  }

  /** How large they are together. */
  public synchronized long bytes() {
    list();
    return bytes;
  }

  private static String key(Sha256 original, String name) {
    return original.hex() + "/" + name;
  }

  private synchronized void remember(String key, byte[] picture) {
    unlearn(key);
    if (picture.length <= LARGE) {
      latest.put(key, picture);
      bytesInMemory += picture.length;
    }
    while (bytesInMemory > BYTES_IN_MEMORY) {
      unlearn(latest.keySet().iterator().next());
    }
  }

  private void unlearn(String key) {
    byte[] gone = latest.remove(key);
    bytesInMemory -= gone == null ? 0 : gone.length;
  }

  private Optional<byte[]> read(String key) {
    try {
      byte[] file = Files.readAllBytes(folder.resolve(key));
      int length = file.length - Integer.BYTES;
      if (length > 0 && ByteBuffer.wrap(file).getInt(length) == checksum(file, length)) {
        return Optional.of(Arrays.copyOf(file, length));
      }
      LOG.info("the picture {} is damaged and is drawn again", key);
    } catch (NoSuchFileException deleted) {
      LOG.debug("the picture {} was deleted", key);
    } catch (IOException failed) {
      LOG.warn("the picture {} cannot be read and is drawn again: {}", key, failed.toString());
    }
    return Optional.empty();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private void asked(String key, Kept known) {
    FileTime now = FileTime.from(java.time.Instant.now());
    if (now.toMillis() - known.asked().toMillis() < EXACT.toMillis()) {
      return;
    }
    synchronized (this) {
      kept.replace(key, known, new Kept(known.bytes(), now));
    }
    try {
      Files.setLastModifiedTime(folder.resolve(key), now);
    } catch (IOException gone) {
      LOG.debug("the picture {} was deleted", key);
    }
  }

  private synchronized void added(String key, Kept added) {
    list();
    Kept before = kept.put(key, added);
    bytes += added.bytes() - (before == null ? 0 : before.bytes());
    Iterator<String> eldest = List.copyOf(kept.keySet()).iterator();
    while (bytes > mostBytes && eldest.hasNext()) {
      remove(eldest.next());
    }
  }

  private synchronized void remove(String key) {
    Kept gone = kept.remove(key);
    bytes -= gone == null ? 0 : gone.bytes();
    try {
      Files.deleteIfExists(folder.resolve(key));
    } catch (IOException failed) {
      LOG.warn("the picture {} cannot be deleted: {}", key, failed.toString());
    }
  }

  /** Finds out, once, what is there; what nobody needs any more goes. */
  private void list() {
    if (listed) {
      return;
    }
    listed = true;
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> all = Files.list(root)) {
      for (Path other : all.filter(path -> !path.equals(folder)).toList()) {
        delete(other);
      }
      listFolder();
    } catch (IOException failed) {
      LOG.warn("the pictures in {} cannot be listed: {}", root, failed.toString());
    }
  }

  private void listFolder() throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Map<FileTime, Map<String, Kept>> byTime = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder, 2)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String key = folder.relativize(path).toString().replace('\\', '/');
        if (key.matches("[0-9a-f]{64}/[^/]+")) {
          var known = Files.readAttributes(path, BasicFileAttributes.class);
          byTime
              .computeIfAbsent(known.lastModifiedTime(), _ -> new TreeMap<>())
              .put(key, new Kept(known.size(), known.lastModifiedTime()));
          bytes += known.size();
        } else {
          Files.delete(path); // a process was killed while it wrote
        }
      }
    }
    byTime.values().forEach(kept::putAll);
  }

  private static void delete(Path path) throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
