package org.findbuch.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.findbuch.document.Access;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fingerprint;
import org.findbuch.document.Holding;
import org.findbuch.document.Lane;
import org.findbuch.document.NewerSchemaException;
import org.findbuch.document.Sha256;
import org.findbuch.document.Twin;
import org.jspecify.annotations.Nullable;

/**
 * What is where and how far it is. Whatever returns is durable; it can be rebuilt from the objects.
 */
public interface Catalogue extends Closeable {
  Optional<Holding> find(DocumentId id) throws IOException;

  /**
   * As the other, but for the public nothing is read of what is neither public nor taken back: by
   * the time that it takes, it cannot be told from what there is not.
   */
  Optional<Holding> find(DocumentId id, Access access) throws IOException;

  Map<DocumentId, Holding> find(Collection<DocumentId> ids) throws IOException;

  /** The document that has or had these bytes as one of its originals. */
  Optional<Holding> holder(Sha256 file) throws IOException;

  /** Newest added first; pages count from 1. */
  List<Holding> list(DocumentFilter filter, int page, int size) throws IOException;

  long count(DocumentFilter filter) throws IOException;

  /** The next documents by id. */
  List<Holding> after(DocumentFilter filter, @Nullable DocumentId last, int most)
      throws IOException;

  /** Documents with a relation to a document or a collection; the oldest first. */
  List<Holding> pointing(String target, int most) throws IOException;

  Totals totals() throws IOException;

  List<org.findbuch.document.Collection> collections() throws IOException;

  Optional<org.findbuch.document.Collection> collection(CollectionId id) throws IOException;

  /** Writes down that a change begins. */
  void intend(Intent intent) throws IOException;

  List<Intent> intents() throws IOException;

  /**
   * Takes the item over as it is now and removes the intent, both or neither. A document gets a new
   * stamp, and is to be read when its newest original is another one; all documents below a changed
   * collection get a new stamp. The change gets its row; of an erased document all rows forget what
   * was before.
   */
  void settle(Intent intent) throws IOException;

  /** Changes after a number, in their order. */
  List<ChangeRow> changes(long after, int most) throws IOException;

  /** Changes of one document, the newest first. */
  List<ChangeRow> changes(DocumentId id, int most) throws IOException;

  /** Changes of one collection, the newest first. */
  List<ChangeRow> changes(CollectionId id, int most) throws IOException;

  /** The number of the newest change, 0 when there was none. */
  long lastChange() throws IOException;

  /** Removes an intent of which nothing was done. */
  void drop(Intent intent) throws IOException;

  /** Documents that wait in a lane, oldest first. */
  List<Holding> next(Lane lane, int most, Set<DocumentId> except) throws IOException;

  /**
   * Writes down what came of reading a document's newest file; it does not wait for that any more.
   *
   * @param later lanes in which it waits from now on
   * @return false when that file is no longer the newest one
   */
  boolean read(DocumentId id, Sha256 file, Reading reading, Collection<Lane> later)
      throws IOException;

  /** The same where it waits to be read as before: text was recognised on its pages. */
  boolean recount(DocumentId id, Sha256 file, Reading reading) throws IOException;

  /** Whether text is still to be recognised on the pages of a document. */
  boolean isUnrecognised(DocumentId id) throws IOException;

  /**
   * A document does not wait in this lane any more.
   *
   * @return false when that file is no longer the newest one
   */
  boolean done(Lane lane, DocumentId id, Sha256 file) throws IOException;

  /**
   * Keeps what the text of a document's newest file is recognised by.
   *
   * @return documents to compare it with; none when that file is no longer the newest one. Where
   *     there are none it does not wait any more
   */
  Candidates alike(Lane lane, DocumentId id, Sha256 file, Fingerprint print) throws IOException;

  /**
   * Documents to compare one with.
   *
   * @param alike those whose text may be like its own, the likeliest first
   * @param before those that were like it until now
   */
  record Candidates(List<DocumentId> alike, List<DocumentId> before) {
    public static final Candidates NONE = new Candidates(List.of(), List.of());

    public Candidates {
      alike = List.copyOf(alike);
      before = List.copyOf(before);
    }

    public boolean isEmpty() {
      return alike.isEmpty() && before.isEmpty();
    }
  }

  /**
   * Writes down which documents are alike; it does not wait in this lane any more. Those for whom
   * that is new get a new stamp.
   *
   * @param before those that were alike when it began
   * @return false when that file is no longer the newest one
   */
  boolean compared(Lane lane, DocumentId id, Sha256 file, List<DocumentId> before, List<Twin> found)
      throws IOException;

  /** What documents have in common with others, those first that have most. */
  Map<DocumentId, List<Twin>> twins(Collection<DocumentId> ids) throws IOException;

  List<Holding> unindexed(int most) throws IOException;

  /** Those of them that are still to be read, or to be seen by the index. */
  Set<DocumentId> waiting(Collection<DocumentId> ids) throws IOException;

  void indexed(Map<DocumentId, Long> stamps) throws IOException;

  /** Has documents wait in a lane in which they never were; erased ones are in none. */
  void await(Lane lane, Collection<DocumentId> ids) throws IOException;

  /** As {@link #await}, also where the work was done before. */
  void redo(Lane lane, Collection<DocumentId> ids) throws IOException;

  /** As {@link #redo}, for all whose work was done by a version before this one; says how many. */
  long redoOlder(Lane lane) throws IOException;

  /** Leaves no byte on the disk of what has been deleted or overwritten. */
  void scrub() throws IOException;

  /**
   * Fills an empty catalogue beside this one, which goes on answering, then puts it in its place in
   * one step. If filling fails, nothing has changed.
   */
  void rebuild(Filling filling) throws IOException;

  DerivedFile derived();

  /** Every document with its version. */
  Map<DocumentId, Long> versions() throws IOException;

  /** The state of this moment; closed by the thread that asked for it. */
  Snapshot snapshot() throws IOException;

  /**
   * Takes over what a copy holds, in one step; the copy stays as it is.
   *
   * @throws NewerSchemaException when a newer program wrote it; nothing has changed then
   */
  void restoreFrom(Path file) throws IOException;

  /** Fills an empty catalogue. */
  @FunctionalInterface
  interface Filling {
    void fill(Catalogue empty) throws IOException;
  }
}
