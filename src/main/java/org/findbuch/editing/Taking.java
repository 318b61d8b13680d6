package org.findbuch.editing;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Spooled;
import org.findbuch.document.Fault;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.Release;
import org.findbuch.ingest.Intake;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Outcome;
import org.findbuch.staff.Batches;

/** What becomes of a file of a batch once all of it is there. */
record Taking(Intake intake, Editing editing, Batches batches, Clock clock) {
  private static final Release DRAFT = Release.of(Publication.DRAFT);

  /**
   * Takes a file and keeps what it has become.
   *
   * @param again whether that may have happened before a crash
   */
  BatchFile take(Actor actor, Batch batch, BatchFile file, Spooled spooled, boolean again)
      throws IOException {
    Metadata said = said(batch);
    return kept(outcome(file, editing.add(actor, spooled, file.path(), said, DRAFT), again));
  }

  /** Likewise each of those in a ZIP. */
  BatchFile unfold(Actor actor, Batch batch, BatchFile file, Spooled spooled, boolean again)
      throws IOException {
    try {
      intake.unfold(spooled.file(), new Unfolded(actor, batch, file, again));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped in the middle of a ZIP", end);
    }
    BatchFile now = batches.file(file.batch(), file.number()).orElse(file);
    return now.outcome() == Outcome.REJECTED
        ? now
        : kept(file.became(Outcome.UNFOLDED, null, now()));
  }

  /** Whether a file is unfolded into lines of its own. */
  boolean isZip(BatchFile file, Spooled spooled) throws IOException {
    return intake.isZip(spooled.file(), file.path());
  }

  private static Metadata said(Batch batch) {
    Batch.Defaults defaults = batch.defaults();
    return Metadata.NONE
        .with()
        .collection(defaults.collection())
        .date(defaults.date())
        .set(MetadataField.LICENCE, defaults.licence())
        .build();
  }

  /**
   * What a file has become.
   *
   * @param again whether it may have become that before a crash; it is then not its own duplicate
   */
  private BatchFile outcome(BatchFile file, Intake.Result result, boolean again) {
    return switch (result) {
      case Intake.Result.Rejected(var fault) -> file.rejected(fault, now());
      case Intake.Result.Taken(Receipt.Stored(var holding)) ->
          file.became(Outcome.STORED, holding.id(), now());
      case Intake.Result.Taken(Receipt.AlreadyThere(var holding, var _)) ->
          file.became(
              again && cameAfter(holding, file.changed()) ? Outcome.STORED : Outcome.DUPLICATE,
              holding.id(),
              now());
      case Intake.Result.Taken(Receipt.Erased(var holding)) ->
          file.became(Outcome.ERASED, holding.id(), now());
    };
  }

  private static boolean cameAfter(Holding holding, Instant time) {
    return !holding.document().added().isBefore(time);
  }

  /**
   * Gives each file in a ZIP a line of its own; those that have one since before a crash keep it.
   */
  private final class Unfolded implements Intake.Unpacked {
    private final Actor actor;
    private final Batch batch;
    private final BatchFile zip;
    private final boolean again;
    private final List<String> done;

    Unfolded(Actor actor, Batch batch, BatchFile zip, boolean again) throws IOException {
      this.actor = actor;
      this.batch = batch;
      this.zip = zip;
      this.again = again;
      this.done =
          new ArrayList<>(
              batches.files(batch.id()).stream()
                  .filter(each -> each.outcome() != Outcome.COMING)
                  .filter(each -> each.number() > zip.number())
                  .map(BatchFile::path)
                  .toList());
    }

    private String inside(String path) {
      return Additions.path(zip.path() + "/" + path);
    }

    @Override
    public void take(Spooled file, String path) throws IOException {
      if (done.remove(inside(path))) {
        return;
      }
      Metadata said = Intake.fromZip(said(batch), zip.path(), path);
      BatchFile line =
          BatchFile.coming(batch, inside(path), file.bytes(), zip.changed())
              .arrived(file.bytes(), file.sha256(), zip.changed());
      Intake.Result result = editing.add(actor, file, zip.path() + "/" + path, said, DRAFT);
      batches.addFiles(batch.id(), List.of(outcome(line, result, again)));
    }

    @Override
    public void refuse(String path, Fault fault) throws IOException {
      if (path.isEmpty()) {
        kept(zip.rejected(fault, now()));
      } else if (!done.remove(inside(path))) {
        BatchFile line = BatchFile.coming(batch, inside(path), 0, now());
        batches.addFiles(batch.id(), List.of(line.rejected(fault, now())));
      }
    }
  }

  private BatchFile kept(BatchFile file) throws IOException {
    batches.set(file);
    return file;
  }

  private Instant now() {
    return clock.instant();
  }
}
