package org.findbuch.staff;

import java.time.Instant;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One file of a batch.
 *
 * @param number within the batch, from 1
 * @param path its name with the folders that it came in, and with the ZIP
 * @param bytes how long it is, or {@link #UNKNOWN}
 * @param changed when this was last written
 * @param sha256 once all of it has come
 * @param document that it became, or that has the same bytes
 * @param fault why it was rejected
 * @param choice what somebody has decided about it
 */
public record BatchFile(
    String batch,
    int number,
    String path,
    long bytes,
    Instant changed,
    Outcome outcome,
    @Nullable Sha256 sha256,
    @Nullable DocumentId document,
    @Nullable Fault fault,
    @Nullable Choice choice) {
  /** The length of a file that comes in one piece. */
  public static final long UNKNOWN = -1;

  /** What became of it. */
  public enum Outcome implements Coded {
    /** It is still coming, or broke off; of a file that has come, that it is being taken. */
    COMING,
    STORED,
    /** The same bytes were there already. */
    DUPLICATE,
    REJECTED,
    /** The same bytes were erased for good. */
    ERASED,
    /** A ZIP; each file in it has a line of its own. */
    UNFOLDED
  }

  /** What somebody has decided about a file that was there already or has a twin. */
  public enum Choice implements Coded {
    LEAVE,
    VERSION,
    COLLECTION
  }

  /** A file that is announced and of which nothing has come. */
  public static BatchFile coming(Batch batch, String path, long bytes, Instant now) {
    return new BatchFile(batch.id(), 0, path, bytes, now, Outcome.COMING, null, null, null, null);
  }

  public BatchFile numbered(int given) {
    return new BatchFile(
        batch, given, path, bytes, changed, outcome, sha256, document, fault, choice);
  }

  /** All of it has come. */
  public BatchFile arrived(long length, Sha256 hash, Instant now) {
    return new BatchFile(batch, number, path, length, now, Outcome.COMING, hash, null, null, null);
  }

  /** It has become something, or nothing. */
  public BatchFile became(Outcome what, @Nullable DocumentId which, Instant now) {
    return new BatchFile(batch, number, path, bytes, now, what, sha256, which, null, null);
  }

  public BatchFile rejected(Fault why, Instant now) {
    return new BatchFile(
        batch, number, path, bytes, now, Outcome.REJECTED, sha256, null, why, null);
  }

  public BatchFile chosen(Choice what, Instant now) {
    return new BatchFile(batch, number, path, bytes, now, outcome, sha256, document, fault, what);
  }
}
