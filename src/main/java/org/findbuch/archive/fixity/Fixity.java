package org.findbuch.archive.fixity;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedOriginalException;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.OriginalFile;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out no original whose bytes have not been compared with its checksum, once for each state
 * of its file; and knows which documents were found damaged.
 */
public final class Fixity {
  private static final Logger LOG = LoggerFactory.getLogger(Fixity.class);

  /** Larger files are compared while they are being sent. */
  private static final long COMPARED_FIRST = 8 << 20;

  private static final int MOST_REMEMBERED = 10_000;

  /** A file that changed so short a while ago may change once more and look the same. */
  private static final long TICK_MILLIS = 100;

  /** What only this process has known until now needs no more than the clock of the kernel. */
  private static final long KERNEL_TICK = 10;

  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Set<String> damaged = new ConcurrentSkipListSet<>();

  /** The one that was not asked for the longest goes first. */
  private final Map<Path, Verdict> verdicts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Verdict> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * What a file was found to be.
   *
   * @param state all that tells without reading it whether it is still the same; empty when it is
   *     not there
   * @param damage what is wrong with it; empty when nothing is
   */
  private record Verdict(Map<String, Object> state, String damage) {}

  public Fixity(ObjectStore objects, Catalogue catalogue) {
    this.objects = objects;
    this.catalogue = catalogue;
  }

  /**
   * The bytes of a document's original.
   *
   * @throws DamagedOriginalException when they are not what they should be; of a large file that
   *     may be known only while it is being read
   * @throws FileNotFoundException when they have been erased
   */
  public OriginalFile open(DocumentId id, Original original) throws IOException {
    Optional<Path> listed = objects.original(id, original);
    if (listed.isEmpty() && isErased(id)) {
      throw new FileNotFoundException(original.name() + " of document " + id + " is erased");
    }
    Path path = listed.orElse(Path.of("unlisted", id.value()));
    Map<String, Object> state = state(path);
    Verdict verdict = verdict(path, state, original);
    if (verdict != null) {
      settle(id, original, path, verdict);
    }
    OriginalFile file =
        new OriginalFile(
            path, original.bytes(), new Comparison(id, original, path, state, verdict != null));
    if (original.bytes() <= COMPARED_FIRST) {
      file.proven();
    }
    return file;
  }

  /**
   * Notes that an original's bytes were compared while they came in, so that who reads it at once
   * need not do it again.
   */
  public void received(DocumentId id, Original original) throws IOException {
    Optional<Path> path = objects.original(id, original);
    Map<String, Object> state = path.isEmpty() ? Map.of() : state(path.get());
    if (Objects.equals(state.get("size"), original.bytes()) && isSettled(state, KERNEL_TICK)) {
      synchronized (verdicts) {
        verdicts.put(path.orElseThrow(), new Verdict(state, ""));
      }
    }
  }

  /** What is known of a file in its state; null when it has to be read. */
  private @Nullable Verdict verdict(Path path, Map<String, Object> state, Original original) {
    if (state.isEmpty()) {
      return new Verdict(state, "it is not there");
    }
    if (!Objects.equals(state.get("size"), original.bytes())) {
      return new Verdict(
          state, "it has " + state.get("size") + " bytes instead of " + original.bytes());
    }
    synchronized (verdicts) {
      Verdict known = verdicts.get(path);
      return known != null && known.state().equals(state) ? known : null;
    }
  }

  private void settle(DocumentId id, Original original, Path path, Verdict verdict)
      throws DamagedOriginalException {
    Verdict before;
    synchronized (verdicts) {
      before = isSettled(verdict.state(), TICK_MILLIS) ? verdicts.put(path, verdict) : null;
    }
    if (!verdict.damage().isEmpty()) {
      damaged.add(id.value());
      var found = new DamagedOriginalException(id, original, verdict.damage());
      if (!verdict.equals(before)) {
        LOG.error("damaged and not given out: {}", found.getMessage());
      }
      throw found;
    }
  }

  private static boolean isSettled(Map<String, Object> state, long millis) {
    Instant tick = Instant.now().minusMillis(millis);
    return state.values().stream()
        .noneMatch(value -> value instanceof FileTime time && time.toInstant().isAfter(tick));
  }

  private static Map<String, Object> state(Path path) throws IOException {
    boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      return Files.readAttributes(
          path,
          unix ? "unix:size,lastModifiedTime,ctime,ino,dev" : "size,lastModifiedTime,fileKey");
    } catch (NoSuchFileException missing) {
      return Map.of();
    }
  }

  private boolean isErased(DocumentId id) throws IOException {
    return catalogue
        .find(id)
        .map(Holding::publication)
        .filter(Publication.ERASED::equals)
        .isPresent();
  }

  /**
   * Puts sound bytes in the place of damaged ones. Nobody else may change the document meanwhile.
   *
   * @param sound is moved away
   * @return whether they were damaged
   */
  public boolean heal(DocumentId id, Original original, Path sound) throws IOException {
    if (objects.original(id, original).isEmpty()) {
      return false;
    }
    try {
      open(id, original).proven();
      return false;
    } catch (DamagedOriginalException damage) {
      objects.heal(id, original, sound);
      LOG.info("healed by the same file that came in again: {}", damage.getMessage());
      inspect(id.value(), true, id.value());
      return true;
    }
  }

  /**
   * Reads all that is stored of an item, which nobody may change meanwhile.
   *
   * @param key its name among all items
   */
  void inspect(String key, boolean document, String id) throws IOException {
    List<Damage> damages = objects.inspect(document, id);
    if (damages.isEmpty()) {
      damaged.remove(key);
    } else {
      damaged.add(key);
      forget();
      damages.forEach(damage -> LOG.error("damaged: {}: {}", key, damage.detail()));
    }
  }

  /** What is known is not to be relied on: bytes have changed and nothing else has. */
  public void forget() {
    synchronized (verdicts) {
      verdicts.clear();
    }
  }

  /** Keys of the items that were found damaged and have not been found sound since. */
  Set<String> damaged() {
    return damaged;
  }

  private final class Comparison implements OriginalFile.Proof {
    private final DocumentId id;
    private final Original original;
    private final Path path;
    private final Map<String, Object> state;
    private volatile boolean given;

    Comparison(
        DocumentId id, Original original, Path path, Map<String, Object> state, boolean given) {
      this.id = id;
      this.original = original;
      this.path = path;
      this.state = state;
      this.given = given;
    }

    @Override
    public boolean isGiven() {
      return given;
    }

    @Override
    public void give(Sha256 found) throws DamagedOriginalException {
      boolean sound = found.equals(original.sha256());
      settle(id, original, path, new Verdict(state, sound ? "" : "its SHA-256 is " + found));
      given = true;
    }
  }
}
