package org.findbuch.archive.backup;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.Mirror;
import org.findbuch.archive.store.Watch;
import org.findbuch.document.Holding;
import org.findbuch.document.Publication;
import org.jspecify.annotations.Nullable;

/** What is found wrong while copying, written down in the backup before it counts. */
final class BackupErrand implements Mirror.Errand {
  private final BackupFolder folder;
  private final BackupNote begun;
  private final boolean quick;
  private final Watch watch;
  private final Erased erased;
  private final Set<String> unsound;
  private final Set<Damage> warnings = new LinkedHashSet<>();

  /** Sound only when the backup is finished: until then the copy may not be in its place. */
  private final Set<String> mended = new LinkedHashSet<>();

  /** What had become damaged in the backup and is sound again. */
  private final Set<String> replaced = new TreeSet<>();

  private boolean changed;

  /** Knows which documents have been erased. */
  interface Erased {
    boolean isErased(String id) throws IOException;
  }

  BackupErrand(BackupFolder folder, BackupNote begun, boolean quick, Watch watch, Erased erased) {
    this.folder = folder;
    this.begun = begun;
    this.quick = quick;
    this.watch = watch;
    this.erased = erased;
    this.unsound = new LinkedHashSet<>(begun.unsound());
  }

  synchronized List<Damage> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public boolean isQuick() {
    return quick;
  }

  @Override
  public boolean isStopAsked() {
    return watch.isStopAsked();
  }

  @Override
  public boolean isErased(String id) throws IOException {
    return erased.isErased(id);
  }

  @Override
  public synchronized boolean isUnsound(String file) {
    return unsound.contains(file);
  }

  @Override
  public synchronized void unsound(String file) {
    mended.remove(file);
    changed |= unsound.add(file);
  }

  @Override
  public synchronized void sound(String file) {
    mended.add(file);
  }

  @Override
  public synchronized void damage(Damage damage) {
    warnings.add(damage);
  }

  /** Names that there is an object without a row, or a row without an object. */
  void compare(String id, boolean isThere, boolean hasRow) {
    if (!isThere && hasRow) {
      damage(
          new Damage(
              Damage.Type.ROW_WITHOUT_OBJECT,
              id,
              "there is a row in the catalogue, but no object"));
    } else if (isThere && !hasRow) {
      damage(
          new Damage(
              Damage.Type.OBJECT_WITHOUT_ROW,
              id,
              "there is an object, but no row in the catalogue"));
    }
  }

  /** Names that an object is not at the version of its row. */
  void compare(Holding row, int head) {
    long version = row.document().version();
    // An object begins anew when its document is erased.
    if (head > 0 && head != version && row.publication() != Publication.ERASED) {
      damage(
          new Damage(
              Damage.Type.ROW_DIFFERS,
              row.id().value(),
              "the object is at version " + head + ", the catalogue at version " + version));
    }
  }

  @Override
  public synchronized void mended(String file) {
    replaced.add(file);
  }

  synchronized List<String> mended() {
    return List.copyOf(replaced);
  }

  /** A damaged copy that nobody knows to be one would never be replaced by a sound one. */
  @Override
  public synchronized void publishing() throws IOException {
    if (changed) {
      writeNote();
    }
  }

  synchronized void writeNote() throws IOException {
    folder.write(note(null, begun.documents(), begun.collections(), Map.of()));
    changed = false;
  }

  /**
   * The backup is complete.
   *
   * @param databases checksums of its databases by their names
   */
  synchronized void finish(long documents, long collections, Map<String, String> databases)
      throws IOException {
    unsound.removeAll(mended);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    folder.write(note(now, documents, collections, databases));
  }

  private BackupNote note(
      @Nullable Instant finished, long documents, long collections, Map<String, String> databases) {
    return new BackupNote(
        begun.program(),
        begun.archive(),
        begun.begun(),
        finished,
        documents,
        collections,
        databases,
        new ArrayList<>(unsound),
        warnings());
  }
}
