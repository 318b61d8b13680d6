package org.findbuch.document;

/** Who may see a document. Only {@link #PUBLISHED} is for everybody. */
public enum Publication implements Coded {
  DRAFT,
  REVIEW,
  EMBARGOED,
  PUBLISHED,
  /** Taken back: a tombstone with the reason stays. */
  WITHDRAWN,
  /** Taken back for good: bytes, texts and pictures are gone, the tombstone stays. */
  ERASED;

  /** Whether everybody may read and find it. The one place where that is decided. */
  public boolean isPublic() {
    return this == PUBLISHED;
  }

  /** Whether everybody is told that it was here, and why it no longer is. */
  public boolean leavesTombstone() {
    return this == WITHDRAWN || this == ERASED;
  }
}
