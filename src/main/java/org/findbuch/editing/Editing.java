package org.findbuch.editing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Receipt;
import org.findbuch.archive.Revision;
import org.findbuch.archive.Spooled;
import org.findbuch.archive.UnknownDocumentException;
import org.findbuch.archive.change.UnfinishedChangeException;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Release;
import org.findbuch.extract.Extractor;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Keys;
import org.findbuch.staff.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for every change by a person, whether it comes over HTTP, from a terminal or from a
 * folder. What it refuses leaves nothing; what it has returned from is durable, has its change row
 * and its audit line, and is on its way to the index.
 *
 * <p>Every method throws {@link ForbiddenException} when the actor's role does not suffice, {@link
 * org.findbuch.archive.PublicationException} for a transition that there is not, {@link
 * OwnReviewException} for publishing what one has asked others to review, and {@link
 * org.findbuch.archive.UnknownDocumentException} or {@link
 * org.findbuch.archive.CollectionException} for what does not exist.
 */
public final class Editing {
  private static final Logger LOG = LoggerFactory.getLogger(Editing.class);

  /** Seconds. Of a large index, hundreds of megabytes are written anew. */
  private static final int LONGEST_ERASING = 60;

  private final Archive archive;
  private final Intake intake;
  private final Ingestor ingestor;
  private final Keys keys;
  private final Audit audit;
  private final AuditTrail trail;
  private final Arranging arranging;
  private final Reviews reviews;
  private final PublicPast past;

  public Editing(Archive archive, Intake intake, Ingestor ingestor, Keys keys, Audit audit) {
    this.archive = archive;
    this.intake = intake;
    this.ingestor = ingestor;
    this.keys = keys;
    this.audit = audit;
    this.trail = new AuditTrail(archive, audit);
    this.arranging = new Arranging(archive, ingestor, trail);
    this.reviews = new Reviews(archive);
    this.past = new PublicPast(archive);
  }

  /**
   * Completes changes that a failure has left half done, and makes every audit line that is
   * missing, as a failure, a crash or a copy from another day leaves it. What was merged while the
   * program was killed is merged wholly.
   */
  public void catchUp() {
    archive.settleLeft();
    arranging.catchUp();
    trail.tryToFollow();
  }

  /** Keeps today's copy of accounts and audit. */
  public void keepDesk() {
    try {
      audit.keep();
    } catch (IOException failed) {
      LOG.error("no copy of accounts and audit could be kept", failed);
    }
  }

  /** The same door for collections. */
  public Arranging arranging() {
    return arranging;
  }

  /** Takes a new document. */
  public Intake.Result add(
      Actor actor, InputStream bytes, String name, Metadata metadata, Release release)
      throws IOException {
    actor.require(Operation.ADD);
    return audited(actor, intake.take(bytes, name, metadata, release, actor.name()));
  }

  /** Takes a new document whose bytes are on the archive's disk already. */
  public Intake.Result add(
      Actor actor, Spooled spooled, String name, Metadata metadata, Release release)
      throws IOException {
    actor.require(Operation.ADD);
    return audited(actor, intake.take(spooled, name, metadata, release, actor.name()));
  }

  /** Takes every file in a ZIP as a document of its own. */
  public List<Intake.Inside> addAll(
      Actor actor, Path zip, String name, Metadata ofAll, Release release)
      throws IOException, InterruptedException {
    actor.require(Operation.ADD);
    try {
      List<Intake.Inside> all = intake.takeAll(zip, name, ofAll, release, actor.name());
      for (Intake.Inside inside : all) {
        audited(actor, inside.result());
      }
      return all;
    } finally {
      trail.tryToFollow();
    }
  }

  /** Takes a new file for a document. */
  public Intake.Result addVersion(Actor actor, DocumentId id, InputStream bytes, String name)
      throws IOException {
    actor.require(Operation.ADD_VERSION);
    return audited(actor, intake.takeVersion(id, bytes, name, actor.name()));
  }

  /** Takes a new file for a document, its bytes being on the archive's disk already. */
  public Intake.Result addVersion(Actor actor, DocumentId id, Spooled spooled, String name)
      throws IOException {
    actor.require(Operation.ADD_VERSION);
    return audited(actor, intake.takeVersion(id, spooled, name, actor.name()));
  }

  /**
   * Replaces what is said about a document and, where it is said, who may see it; both or neither.
   *
   * @throws org.findbuch.archive.EditConflictException when it is not at the expected version
   */
  public Holding edit(
      Actor actor,
      DocumentId id,
      long expectedVersion,
      Metadata metadata,
      @Nullable Release release)
      throws IOException {
    return revise(
        actor, Operation.EDIT, id, new Revisions.Edited(expectedVersion, metadata, release));
  }

  /** Changes who may see a document that has not been taken back. */
  public Holding publish(Actor actor, DocumentId id, Release to) throws IOException {
    return revise(actor, Operation.PUBLISH, id, Revisions.publish(to));
  }

  /** Who asked for the review that a document is in, and so cannot publish it; if anybody did. */
  public Optional<String> reviewAskedBy(DocumentId id) throws IOException {
    return reviews.asker(id);
  }

  /** Whether everybody could read a document once, so that they are told when it is taken back. */
  public boolean wasPublic(Document document) throws IOException {
    return past.holds(document);
  }

  /** Publishes a document whose embargo is over on a day; any other stays as it is. */
  Holding endEmbargo(DocumentId id, LocalDate today) throws IOException {
    return revise(Actor.SYSTEM, Operation.PUBLISH, id, Revisions.endEmbargo(today));
  }

  /** Takes a document back; everybody reads the reason, and nothing else of it. */
  public Holding withdraw(Actor actor, DocumentId id, String reason) throws IOException {
    return withdraw(actor, id, reason, false);
  }

  /**
   * Takes a document back.
   *
   * @param named whether everybody still reads its title and date beside the reason
   */
  public Holding withdraw(Actor actor, DocumentId id, String reason, boolean named)
      throws IOException {
    return revise(actor, Operation.WITHDRAW, id, Revisions.withdraw(reason, named, past));
  }

  /** Makes a withdrawn document a draft again. */
  public Holding restore(Actor actor, DocumentId id) throws IOException {
    return revise(actor, Operation.RESTORE, id, Revisions.restore());
  }

  /**
   * Deletes bytes, texts and history of a document for good, and its words out of the files of the
   * index. File names, checksums, title and tombstone stay.
   *
   * @throws UnfinishedChangeException when the index does not take it yet; it will
   */
  public Holding erase(Actor actor, DocumentId id, String reason) throws IOException {
    Holding erased = revise(actor, Operation.ERASE, id, Revisions.erase(reason, past));
    ingestor.settle();
    try {
      for (int second = 0; second < LONGEST_ERASING; second++) {
        if (ingestor.awaitSettled(Set.of(id), 1_000)) {
          return erased;
        }
        if (ingestor.indexing().isFailing()) {
          break;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new UnfinishedChangeException(id.value(), null);
  }

  /**
   * Makes a key, which is shown this once.
   *
   * @throws org.findbuch.staff.NameTakenException when there is one of this name
   */
  public String addKey(Actor actor, String name, Role role) throws IOException {
    actor.require(Operation.ADD_KEY);
    String made =
        audit.together(
            () -> {
              String key = keys.add(name, role);
              audit.write(actor.name(), Operation.ADD_KEY.code(), name, role.code());
              return key;
            });
    keepDesk();
    return made;
  }

  /** Makes a key worthless; false when there is none of this name. */
  public boolean removeKey(Actor actor, String name) throws IOException {
    actor.require(Operation.REMOVE_KEY);
    boolean gone =
        audit.together(
            () -> {
              boolean removed = keys.remove(name);
              if (removed) {
                audit.write(actor.name(), Operation.REMOVE_KEY.code(), name, "");
              }
              return removed;
            });
    keepDesk();
    return gone;
  }

  /** Has the newest file of a document read once more; what was found stays until then. */
  public void readAgain(Actor actor, DocumentId id) throws IOException {
    actor.require(Operation.EDIT);
    Holding holding = archive.find(id).orElseThrow(() -> new UnknownDocumentException(id));
    archive.queue().reread(Extractor.TEXT, holding);
    ingestor.wake();
  }

  private Holding revise(Actor actor, Operation operation, DocumentId id, Revision revision)
      throws IOException {
    actor.require(operation);
    Holding after = archive.revise(id, reviews.guarded(revision, actor.name()), actor.name());
    ingestor.wake();
    trail.tryToFollow();
    return after;
  }

  private Intake.Result audited(Actor actor, Intake.Result result) {
    if (result instanceof Intake.Result.Taken(Receipt.AlreadyThere(var holding, var healed))
        && healed) {
      trail.healed(actor, holding);
    }
    trail.tryToFollow();
    return result;
  }
}
