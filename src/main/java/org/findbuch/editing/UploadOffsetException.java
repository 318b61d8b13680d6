package org.findbuch.editing;

/** What was sent does not go on where the upload ends, or somebody else is sending it. */
public final class UploadOffsetException extends RuntimeException {
  private final long offset;
  private final boolean busy;

  UploadOffsetException(long offset, boolean busy) {
    super((busy ? "somebody else sends" : "the upload ends at ") + offset);
    this.offset = offset;
    this.busy = busy;
  }

  /** How many bytes are there. */
  public long offset() {
    return offset;
  }

  /** Whether somebody else is sending at the moment. */
  public boolean isBusy() {
    return busy;
  }
}
