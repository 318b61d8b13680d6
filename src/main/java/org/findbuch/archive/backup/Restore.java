package org.findbuch.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.archive.backup.BackupException.Reason;
import org.findbuch.archive.change.Recovery;
import org.findbuch.archive.change.Reserve;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.fixity.FixityRounds;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.DamagedStoreException;
import org.findbuch.archive.store.DocumentFilter;
import org.findbuch.archive.store.Mirror;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Texts;
import org.findbuch.archive.store.Watch;
import org.findbuch.document.Access;
import org.findbuch.document.NewerSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive coming back. Until it is whole a mark stands in its folder, so that nobody takes the
 * half for the whole; whoever was killed is repeated and goes on where it broke off.
 */
public final class Restore implements Mirror.Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

  /** What the folder of an archive has that nothing was put in yet. */
  private static final Set<String> OWN =
      Set.of(
          "README.md",
          "ocfl",
          "incoming",
          "uploads",
          "findbuch.lock",
          "identity",
          "identity.new",
          FixityRounds.FILE,
          UnfinishedRestore.FILE,
          UnfinishedRestore.FILE + ".new");

  private final Path folder;
  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Reserve reserve;
  private final Steps steps;
  private final Watch watch;

  public Restore(
      Path folder,
      ObjectStore objects,
      Catalogue catalogue,
      Texts texts,
      Reserve reserve,
      Steps steps,
      Watch watch) {
    this.folder = folder;
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.reserve = reserve;
    this.steps = steps;
    this.watch = watch;
  }

  /** Fills the archive, or goes on with that. */
  public Restored from(Path source, Annex annex) throws IOException {
    BackupFolder backup = new BackupFolder(source, objects.codec());
    BackupNote note =
        backup
            .note()
            .filter(_ -> Files.isDirectory(backup.resolve("ocfl")))
            .orElseThrow(() -> new BackupException(Reason.NO_BACKUP, source));
    UnfinishedRestore mark = new UnfinishedRestore(folder);
    Optional<String> earlier = mark.identity();
    if (earlier.isEmpty()) {
      requireEmpty(annex);
    } else if (!earlier.get().equals(note.archive())) {
      throw new BackupException(Reason.OTHER_RESTORE, mark.source().orElse(""));
    }
    try (BackupFolder _ = backup) {
      backup.lockIfPossible();
      if (earlier.isEmpty()) {
        mark.begin(note.archive(), source);
      }
      steps.at("restore.begun");
      Restored restored = fill(backup, note, annex, earlier.isPresent());
      if (!note.archive().equals(BackupFolder.OF_UNKNOWN)) {
        new Identity(folder).become(note.archive());
      }
      return restored;
    }
  }

  private void requireEmpty(Annex annex) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      all.map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !OWN.contains(name) && !isDatabase(name, annex))
          .findFirst()
          .ifPresent(
              stranger -> {
                throw new BackupException(Reason.NOT_EMPTY, folder.resolve(stranger));
              });
    }
    boolean isEmpty =
        objects.isEmpty()
            && catalogue.count(DocumentFilter.all(Access.STAFF)) == 0
            && catalogue.collections().isEmpty()
            && annex.isEmpty();
    if (!isEmpty) {
      throw new BackupException(Reason.NOT_EMPTY, folder);
    }
  }

  private static boolean isDatabase(String name, Annex annex) {
    return Stream.of(BackupFolder.CATALOGUE, BackupFolder.TEXTS, annex.name())
        .anyMatch(name::startsWith);
  }

  /** Databases first: they tell whether a newer program wrote them. */
  private Restored fill(BackupFolder backup, BackupNote note, Annex annex, boolean again)
      throws IOException {
    boolean whole = note.finished() != null;
    reserve.require(
        bytes(backup.resolve(BackupFolder.CATALOGUE), backup.resolve(BackupFolder.TEXTS)));
    List<String> damaged = new ArrayList<>();
    if (whole) {
      take(BackupFolder.CATALOGUE, backup, note, annex, damaged, catalogue::restoreFrom);
    }
    take(BackupFolder.TEXTS, backup, note, annex, damaged, texts::restoreFrom);
    take(annex.name(), backup, note, annex, damaged, annex::restoreFrom);
    steps.at("restore.databases");
    Mirror.Tally files = copyObjects(backup, note);
    if (!whole) {
      // Some objects may be ahead of others, and one of them between two of its versions.
      objects.mendAll();
    }
    if (!whole
        || damaged.contains(BackupFolder.CATALOGUE)
        || damaged.contains(BackupFolder.TEXTS)) {
      Recovery.run(objects, catalogue, texts);
    }
    return new Restored(
        catalogue.count(DocumentFilter.all(Access.STAFF)),
        catalogue.collections().size(),
        files,
        note.begun(),
        whole,
        again,
        whole ? damaged : List.of());
  }

  private static long bytes(Path... files) {
    return Stream.of(files).mapToLong(file -> file.toFile().length()).sum();
  }

  /** Takes a database over. */
  private interface Taking {
    void from(Path file) throws IOException;
  }

  /** What is damaged is made anew from the objects, as far as it can be. */
  private void take(
      String name,
      BackupFolder backup,
      BackupNote note,
      Annex annex,
      List<String> damaged,
      Taking taking)
      throws IOException {
    Path file = backup.resolve(name);
    BackupDatabases databases = BackupDatabases.in(backup.resolve(""), annex, texts.derived());
    boolean isWhole = note.finished() != null;
    Optional<String> fault = isWhole ? databases.fault(name, note) : Optional.empty();
    try {
      if (fault.isEmpty() && Files.exists(file)) {
        taking.from(file);
      }
    } catch (NewerSchemaException newer) {
      throw newer;
    } catch (IOException unusable) {
      // Of a backup that broke off they may be worth nothing; then the files are read again.
      boolean isBrokenOff = !isWhole && name.equals(BackupFolder.TEXTS);
      if (!isBrokenOff && !(unusable instanceof DamagedStoreException)) {
        throw unusable;
      }
      fault = Optional.of(String.valueOf(unusable.getMessage()));
    }
    if (fault.isPresent()) {
      LOG.warn("{} of the backup is damaged: {}", name, fault.get());
      damaged.add(name);
    }
  }

  private Mirror.Tally copyObjects(BackupFolder backup, BackupNote note) throws IOException {
    watch.begin(note.documents());
    try (Mirror mirror = objects.mirrorFrom(backup.resolve(""), this)) {
      mirror.begin();
      mirror.each(
          (document, id) -> {
            reserve.require(0);
            mirror.copy(document, id);
            steps.at("restore.object");
            watch.step();
          });
      steps.at("restore.objects");
      return mirror.tally();
    }
  }

  /** What is there already was whole when it was put there. */
  @Override
  public boolean isQuick() {
    return true;
  }

  @Override
  public boolean isStopAsked() {
    return watch.isStopAsked();
  }

  /** Nothing of an earlier try is worth keeping. */
  @Override
  public boolean isErased(String id) {
    return true;
  }

  @Override
  public boolean isUnsound(String file) {
    return false;
  }

  /** What is damaged is brought back as it is; the check that follows names it. */
  @Override
  public void damage(Damage damage) {}

  @Override
  public void mended(String file) {}

  @Override
  public void unsound(String file) {}

  @Override
  public void sound(String file) {}

  @Override
  public void publishing() {}
}
