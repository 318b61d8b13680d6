package org.findbuch.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.findbuch.archive.backup.Annex;
import org.findbuch.archive.backup.Backup;
import org.findbuch.archive.backup.BackupCheck;
import org.findbuch.archive.backup.BackupException;
import org.findbuch.archive.backup.BackupOrder;
import org.findbuch.archive.backup.BackupReport;
import org.findbuch.archive.backup.Restore;
import org.findbuch.archive.backup.Restored;
import org.findbuch.archive.backup.UnfinishedRestore;
import org.findbuch.archive.change.Changes;
import org.findbuch.archive.change.Locks;
import org.findbuch.archive.change.Reserve;
import org.findbuch.archive.change.Steps;
import org.findbuch.archive.store.BackupNote;
import org.findbuch.archive.store.Catalogue;
import org.findbuch.archive.store.Damage;
import org.findbuch.archive.store.ObjectStore;
import org.findbuch.archive.store.Texts;
import org.findbuch.archive.store.Watch;

/** Copies of the whole archive elsewhere, and the way back from them. */
public final class Saving {
  private final Path folder;
  private final ObjectStore objects;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Changes changes;
  private final Locks locks;
  private final Reserve reserve;
  private final Steps steps;

  Saving(
      Path folder,
      ObjectStore objects,
      Catalogue catalogue,
      Texts texts,
      Changes changes,
      Locks locks,
      Reserve reserve,
      Steps steps) {
    this.folder = folder;
    this.objects = objects;
    this.catalogue = catalogue;
    this.texts = texts;
    this.changes = changes;
    this.locks = locks;
    this.reserve = reserve;
    this.steps = steps;
  }

  /**
   * Makes a consistent copy, or brings an earlier one up to date, while everybody goes on; changes
   * wait for a moment.
   *
   * @throws BackupException when the target cannot be used
   */
  public BackupReport backup(BackupOrder order, Watch watch) throws IOException {
    changes.settleLeft(locks);
    return new Backup(order, objects, catalogue, texts, locks, steps, watch).make(folder);
  }

  /**
   * Looks a backup through, whatever archive it is of.
   *
   * @throws BackupException when the folder is no backup
   */
  public BackupNote check(Path target, Annex annex, Consumer<Damage> damages) throws IOException {
    return new BackupCheck(objects, texts.derived()).check(target, annex, damages);
  }

  /**
   * Takes over everything from a backup. The archive has to be empty, or half filled from the same
   * backup by a process that was killed.
   *
   * <p>Until {@link #endRestore} nothing else is to be done with it.
   *
   * @throws BackupException when the source is no backup, or the archive not empty
   */
  public Restored restoreFrom(Path source, Annex annex, Watch watch) throws IOException {
    try (var _ = locks.holdAll()) {
      Restored restored =
          new Restore(folder, objects, catalogue, texts, reserve, steps, watch).from(source, annex);
      changes.numberAfter(catalogue.lastChange());
      return restored;
    }
  }

  /** Whether a restore has begun and not ended. */
  public boolean isBeingRestored() throws IOException {
    return new UnfinishedRestore(folder).source().isPresent();
  }

  /** The restored archive is complete, and so is what is derived from it. */
  public void endRestore() throws IOException {
    new UnfinishedRestore(folder).end();
  }
}
