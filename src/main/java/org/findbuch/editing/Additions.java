package org.findbuch.editing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.findbuch.archive.FileTooLargeException;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.partial.Partials;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.ingest.Intake;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.BatchFile.Outcome;
import org.findbuch.staff.Batches;
import org.findbuch.staff.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for files that people add together, each in as many pieces as the line allows. What came
 * of a file is kept until the rest follows, at most {@link #KEPT}; what has wholly come is taken,
 * after a crash at the next start. Everything begins as a draft.
 */
public final class Additions {
  /** How long an upload that broke off can be taken up again. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** How long it is remembered what was added together. */
  public static final Duration REMEMBERED = Duration.ofDays(180);

  private static final Set<Outcome> TAKEN =
      Set.of(Outcome.STORED, Outcome.DUPLICATE, Outcome.UNFOLDED);

  private static final Logger LOG = LoggerFactory.getLogger(Additions.class);

  private final Taking taking;
  private final Batches batches;
  private final Partials partials;
  private final long mostBytes;
  private final Clock clock;

  private final Sending sending;

  /** A file that somebody is going to send. */
  public record Announced(String path, long bytes) {}

  public Additions(
      Intake intake,
      Editing editing,
      Batches batches,
      Partials partials,
      long mostBytes,
      Clock clock) {
    this.taking = new Taking(intake, editing, batches, clock);
    this.batches = batches;
    this.partials = partials;
    this.mostBytes = mostBytes;
    this.clock = clock;
    this.sending = new Sending(clock);
  }

  public Batches batches() {
    return batches;
  }

  public long mostBytes() {
    return mostBytes;
  }

  /** Begins a batch, and deletes what broke off too long ago. */
  public Batch begin(Actor actor, Batch.Defaults defaults) throws IOException {
    actor.require(Operation.ADD);
    tidy();
    Batch batch = Batch.begin(actor.name(), now(), defaults);
    batches.add(batch);
    return batch;
  }

  /** Adds files that are going to come; one that is too large is refused at once. */
  public List<BatchFile> announce(Actor actor, Batch batch, List<Announced> announced)
      throws IOException {
    actor.require(Operation.ADD);
    List<BatchFile> files = new ArrayList<>();
    for (Announced each : announced) {
      BatchFile file = BatchFile.coming(batch, path(each.path()), each.bytes(), now());
      files.add(each.bytes() > mostBytes ? file.rejected(Fault.TOO_LARGE, now()) : file);
    }
    sending.hear(batch.id());
    return batches.addFiles(batch.id(), files);
  }

  static String path(String given) {
    String line = FileName.line(given.replace('\\', '/'));
    return line.isEmpty() ? FileName.safe(given) : line;
  }

  /** How much of a file has come. */
  public long offset(BatchFile file) throws IOException {
    return file.outcome() == Outcome.COMING ? partials.size(name(file)) : Math.max(0, file.bytes());
  }

  /** Whether somebody is sending a file, or it is being taken. */
  public boolean isBusy(BatchFile file) {
    return sending.isBusy(name(file));
  }

  /**
   * Whether nothing of a file has come for a while, and not all of it has been taken. One that was
   * to come in one piece does not come any more once nobody is sending it.
   */
  public boolean isBrokenOff(BatchFile file) {
    return file.outcome() == Outcome.COMING
        && !isBusy(file)
        && (file.bytes() == BatchFile.UNKNOWN || !sending.isGoingOn(file.batch()));
  }

  /**
   * How many files of each batch that is not whole are broken off, by its id. Only of those batches
   * that somebody is sending are the files looked at.
   */
  public Map<String, Long> brokenOff() throws IOException {
    Map<String, Long> brokenOff = new TreeMap<>(batches.comingByBatch());
    for (String batch : List.copyOf(brokenOff.keySet())) {
      if (sending.isGoingOn(batch)) {
        brokenOff.put(batch, batches.files(batch).stream().filter(this::isBrokenOff).count());
      }
    }
    brokenOff.values().removeIf(files -> files == 0);
    return brokenOff;
  }

  /**
   * Takes up a file where it ends, and takes the file once all of it has come. One that has become
   * something already stays so.
   *
   * @param offset where the stream begins
   * @throws UploadOffsetException when it does not end there, or somebody else is sending
   * @throws FileTooLargeException when more comes than was announced; what was there before stays
   */
  public BatchFile append(
      Actor actor, Batch batch, BatchFile announced, long offset, InputStream bytes)
      throws IOException {
    actor.require(Operation.ADD);
    String name = name(announced);
    if (!sending.seize(name)) {
      throw new UploadOffsetException(partials.size(name), true);
    }
    try {
      BatchFile file = current(announced);
      long size = offset(file);
      if (offset != size) {
        throw new UploadOffsetException(size, false);
      }
      if (file.outcome() != Outcome.COMING) {
        return file;
      }
      if (size < file.bytes()) {
        partials.append(name, bytes, file.bytes());
      }
      return partials.size(name) == file.bytes() ? take(actor, batch, file) : file;
    } finally {
      sending.hear(batch.id());
      sending.release(name);
    }
  }

  /** Takes a file that comes in one piece, of which nobody has said how long it is. */
  public BatchFile receive(Actor actor, Batch batch, String path, InputStream bytes)
      throws IOException {
    BatchFile file =
        announce(actor, batch, List.of(new Announced(path, BatchFile.UNKNOWN))).getFirst();
    String name = name(file);
    sending.seize(name);
    try {
      partials.append(name, bytes, mostBytes);
      return take(actor, batch, file);
    } catch (FileTooLargeException tooLarge) {
      partials.delete(name);
      return kept(file.rejected(Fault.TOO_LARGE, now()));
    } finally {
      sending.release(name);
    }
  }

  /** Takes a file once more that has wholly come, and that a failure kept from being taken. */
  public BatchFile retry(Actor actor, Batch batch, BatchFile file) throws IOException {
    return file.outcome() == Outcome.COMING && file.bytes() == partials.size(name(file))
        ? append(actor, batch, file, file.bytes(), InputStream.nullInputStream())
        : file;
  }

  /** Removes a file from a batch; what it has become stays. */
  public void forget(Actor actor, BatchFile file) throws IOException {
    actor.require(Operation.ADD);
    String name = name(file);
    if (!sending.seize(name)) {
      throw new UploadOffsetException(partials.size(name), true);
    }
    try {
      partials.delete(name);
      batches.remove(file);
    } finally {
      sending.release(name);
    }
  }

  /** Takes what had wholly come when the program ended, and tidies up. */
  public void catchUp() {
    try {
      for (BatchFile file : batches.coming()) {
        var batch = batches.find(file.batch());
        if (batch.isPresent()) {
          retry(new Actor(batch.get().who(), Role.EDITOR), batch.get(), file);
        }
      }
      tidy();
    } catch (IOException | RuntimeException failed) {
      LOG.error("files that had come could not be taken and are kept", failed);
    }
  }

  private void tidy() throws IOException {
    for (String name : partials.untouchedSince(now().minus(KEPT))) {
      if (sending.seize(name)) {
        try {
          partials.delete(name);
        } finally {
          sending.release(name);
        }
      }
    }
    batches.forget(now().minus(REMEMBERED));
  }

  private BatchFile take(Actor actor, Batch batch, BatchFile file) throws IOException {
    String name = name(file);
    try (Spooled spooled = partials.whole(name)) {
      boolean again = spooled.sha256().equals(file.sha256());
      BatchFile arrived =
          again ? file : kept(file.arrived(spooled.bytes(), spooled.sha256(), now()));
      // A ZIP would be unfolded into lines once more; what became of a document since is told.
      boolean isZip = taking.isZip(arrived, spooled);
      Optional<BatchFile> before = isZip ? before(arrived) : Optional.empty();
      if (before.isEmpty()) {
        BatchFile done =
            isZip
                ? taking.unfold(actor, batch, arrived, spooled, again)
                : taking.take(actor, batch, arrived, spooled, again);
        before = done.outcome() == Outcome.DUPLICATE ? before(done) : Optional.empty();
        arrived = done;
      }
      partials.delete(name);
      if (before.isPresent()) {
        batches.remove(arrived);
      }
      return before.orElse(arrived);
    }
  }

  /**
   * The same file, if it has been taken with this batch already: whoever goes on with one that
   * broke off may choose all of them again.
   */
  private Optional<BatchFile> before(BatchFile file) throws IOException {
    return batches.files(file.batch()).stream()
        .filter(other -> other.number() < file.number() && TAKEN.contains(other.outcome()))
        .filter(other -> other.path().equals(file.path()))
        .filter(other -> Objects.equals(other.sha256(), file.sha256()))
        .findFirst();
  }

  private BatchFile kept(BatchFile file) throws IOException {
    batches.set(file);
    return file;
  }

  private BatchFile current(BatchFile file) throws IOException {
    return batches.file(file.batch(), file.number()).orElse(file);
  }

  private Instant now() {
    return clock.instant();
  }

  private static String name(BatchFile file) {
    return file.batch() + "-" + file.number();
  }
}
